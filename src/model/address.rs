//! Addresses that may be opened from a map, which somebody else may have made.

/// A page of the web or a mailbox: nothing else in a map is ever opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress {
    text: String,
    place: String,
}

/// Longest address that is opened, in bytes; browsers cut off about there too.
const LONGEST: usize = 2048;

impl WebAddress {
    /// The address in `text`; none when it is neither `http`, `https` nor `mailto`, or when something in it does not
    /// show as what it is. What begins with `www.` is a page.
    ///
    /// ```
    /// use rihla::model::WebAddress;
    /// let address = WebAddress::parse("https://bank.example@evil.example/x").expect("a page");
    /// assert_eq!(address.place(), "evil.example");
    /// assert!(WebAddress::parse("javascript:alert(1)").is_none());
    /// assert!(WebAddress::parse("file:///etc/passwd").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST || text.chars().any(is_hidden) {
            return None;
        }
        let begins_with_www = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
        let text = if begins_with_www { format!("https://{text}") } else { text.to_owned() };
        let (scheme, rest) = text.split_once(':')?;
        let place = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => host(rest.strip_prefix("//")?)?,
            "mailto" => {
                let mailbox = rest.split('?').next().unwrap_or_default();
                mailbox.contains('@').then_some(mailbox)?
            }
            _ => return None,
        };
        let place = place.to_owned();
        Some(Self { text, place })
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where it really leads: the host, whatever stands before an `@`, or the mailbox.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }
}

/// The host of what follows `//`.
fn host(rest: &str) -> Option<&str> {
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let bare = match host.strip_prefix('[') {
        Some(literal) => literal.split(']').next()?,
        None => host.split(':').next()?,
    };
    (!bare.is_empty()).then_some(host)
}

/// Whether `c` does not show, moves what stands around it, or is read otherwise by a browser than by a person.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(
            c,
            '\\' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Option<String> {
        WebAddress::parse(text).map(|address| address.place().to_owned())
    }

    #[test]
    fn pages_and_mailboxes_are_addresses() {
        for (text, expected) in [
            ("https://example.org/a?b#c", "example.org"),
            (" HTTP://Example.org ", "Example.org"),
            ("https://example.org:8080/", "example.org:8080"),
            ("https://[2001:db8::1]:80/", "[2001:db8::1]:80"),
            ("www.example.org/x", "www.example.org"),
            ("mailto:a@example.org?subject=x", "a@example.org"),
            ("https://مثال.إختبار/صفحة", "مثال.إختبار"),
            ("https://bank.example:443@evil.example/", "evil.example"),
        ] {
            assert_eq!(place(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn nothing_else_is_opened() {
        for text in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "vbscript:x",
            "smb://host/share",
            "ms-word:ofe|u|https://example.org",
            "report.pdf",
            "../../etc/passwd",
            "https:example.org",
            "https:///path",
            "https://@/",
            "https://user@:80/",
            "https:\\\\example.org",
            "https://example.org/\u{202e}gpj.exe",
            "https://exam\u{200b}ple.org",
            "mailto:",
        ] {
            assert_eq!(place(text), None, "{text:?}");
        }
        assert_eq!(place(&format!("https://example.org/{}", "x".repeat(LONGEST))), None);
    }
}
