//! How a journal stands on the disk: records one after the other, each with its checksum.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | kind |
//! | 8 | time, milliseconds since 1970 |
//! | 4 | length of the content |
//! | 4 | CRC-32 of all of the above and the content |
//! | … | content |
//!
//! Numbers are little-endian. Reading ends at the first record that is not whole.

use std::io::{self, Read as _, Write as _};

use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};

/// What a journal begins with.
pub(super) const MAGIC: &[u8; 8] = b"rihla-j1";

const HEAD: usize = 1 + 8 + 4 + 4;
/// Contents from here on are compressed.
const SMALL: usize = 2048;
/// The largest content that is unpacked, in bytes.
const MAX_CONTENT: u64 = 1 << 30;

/// What a record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whose journal it is.
    About,
    /// A whole map.
    Snapshot,
    /// What changed since the record before.
    Delta,
}

impl Kind {
    const ALL: [Self; 3] = [Self::About, Self::Snapshot, Self::Delta];

    fn number(self) -> u8 {
        match self {
            Self::About => 1,
            Self::Snapshot => 2,
            Self::Delta => 3,
        }
    }
}

/// Marks a kind whose content is compressed.
const PACKED: u8 = 0x80;

/// A record that was read.
#[derive(Debug, PartialEq)]
pub(super) struct Record {
    pub(super) kind: Kind,
    /// Milliseconds since 1970.
    pub(super) time: i64,
    pub(super) content: Vec<u8>,
}

/// Puts a record behind `journal`.
pub(super) fn append(journal: &mut Vec<u8>, kind: Kind, time: i64, content: &[u8]) -> io::Result<()> {
    let packed = if content.len() >= SMALL { Some(pack(content)?) } else { None };
    let number = kind.number() | if packed.is_some() { PACKED } else { 0 };
    let content = packed.as_deref().unwrap_or(content);
    let size = u32::try_from(content.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
    let start = journal.len();
    journal.push(number);
    journal.extend(time.to_le_bytes());
    journal.extend(size.to_le_bytes());
    let mut sum = crc32fast::Hasher::new();
    sum.update(journal.get(start..).unwrap_or_default());
    sum.update(content);
    journal.extend(sum.finalize().to_le_bytes());
    journal.extend(content);
    Ok(())
}

/// Compresses fast: a journal is read once, if ever.
pub(in crate::file) fn pack(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(content.len() / 4), Compression::fast());
    encoder.write_all(content)?;
    encoder.finish()
}

/// The content that was packed; none when it is damaged or larger than any map.
pub(in crate::file) fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let size = DeflateDecoder::new(packed).take(MAX_CONTENT + 1).read_to_end(&mut content).ok()?;
    (size as u64 <= MAX_CONTENT).then_some(content)
}

/// The first record of `bytes` and what follows it; none where no whole one stands.
pub(super) fn next(bytes: &[u8]) -> Option<(Record, &[u8])> {
    let (head, rest) = bytes.split_at_checked(HEAD)?;
    let (summed, sum) = head.split_at_checked(HEAD - 4)?;
    let (number, after) = summed.split_first()?;
    let (time, size) = after.split_first_chunk::<8>()?;
    let size = usize::try_from(u32::from_le_bytes(size.try_into().ok()?)).ok()?;
    let (content, rest) = rest.split_at_checked(size)?;
    let mut actual = crc32fast::Hasher::new();
    actual.update(summed);
    actual.update(content);
    if actual.finalize().to_le_bytes() != sum {
        return None;
    }
    let kind = Kind::ALL.into_iter().find(|kind| kind.number() == number & !PACKED)?;
    let content = if number & PACKED != 0 { unpack(content)? } else { content.to_vec() };
    Some((Record { kind, time: i64::from_le_bytes(*time), content }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_damaged_anywhere_gives_what_stands_before() {
        let mut journal = Vec::new();
        let mut ends = vec![0];
        for number in 0_u8..6 {
            let content = vec![number; if number == 3 { 5000 } else { 40 }];
            append(&mut journal, Kind::Delta, i64::from(number), &content).unwrap();
            ends.push(journal.len());
        }
        for at in 0..journal.len() {
            let mut damaged = journal.clone();
            damaged[at] ^= 0x55;
            let mut rest: &[u8] = &damaged;
            let mut count = 0;
            while let Some((record, after)) = next(rest) {
                assert_eq!(record.time, count as i64);
                assert!(record.content.iter().all(|byte| i64::from(*byte) == record.time));
                count += 1;
                rest = after;
            }
            assert_eq!(count, ends.iter().filter(|end| **end > 0 && **end <= at).count(), "damage at {at}");
        }
    }

    #[test]
    fn a_journal_of_anything_is_no_harm() {
        let mut rng = fastrand::Rng::with_seed(4);
        for _ in 0..2000 {
            let bytes: Vec<u8> = (0..rng.usize(..200)).map(|_| rng.u8(..)).collect();
            assert_eq!(next(&bytes), None);
        }
    }
}
