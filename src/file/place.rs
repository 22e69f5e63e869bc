//! Where in a text something stands.

/// A line and a column of a file, as editors count them: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Character of the line, from 1.
    pub column: usize,
}

impl Place {
    /// Place of the byte at `offset` in `bytes`, which may be no text at that byte.
    pub(super) fn of_offset(bytes: &[u8], offset: usize) -> Self {
        let before = bytes.get(..offset).unwrap_or(bytes);
        let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
        let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
        let column = 1 + String::from_utf8_lossy(before.get(line_start..).unwrap_or(&[])).chars().count();
        Self { line, column }
    }

    /// Place that a JSON error names in `text`: serde_json counts columns in bytes, the last byte
    /// read included.
    pub(super) fn of_json_error(text: &str, error: &serde_json::Error) -> Self {
        let line = error.line().max(1);
        let bytes_into_line = error.column();
        let column = text.split('\n').nth(line - 1).map_or(1, |content| {
            let end = content.floor_char_boundary(bytes_into_line.saturating_sub(1));
            1 + content.get(..end).unwrap_or(content).chars().count()
        });
        Self { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "{\n  \"عنوان\": x\n}";
        let error = serde_json::from_str::<serde_json::Value>(text).unwrap_err();
        assert_eq!(Place::of_json_error(text, &error), Place { line: 2, column: 12 });
        assert_eq!(Place::of_offset(text.as_bytes(), text.find('x').unwrap()), Place { line: 2, column: 12 });
    }
}
