//! Compression in pieces that can be made side by side and joined.
//!
//! Each band becomes a run of whole deflate blocks that refer to nothing before them (a "sync flush" ends
//! it at a byte), so the runs put one behind the other are one valid stream; the checksum over all of
//! it is computed from the checksums of the parts (`adler32_combine` of zlib).

use flate2::{Compress, Compression, FlushCompress, Status};

/// A compressed band.
#[derive(Debug)]
pub(super) struct Squeezed {
    /// Whole deflate blocks, none of them the last.
    pub(super) bytes: Vec<u8>,
    /// Checksum of what was compressed.
    pub(super) adler: Adler,
}

/// Compresses bands; one a thread.
pub(super) struct Compressor {
    deflate: Compress,
}

impl Compressor {
    pub(super) fn new() -> Self {
        Self { deflate: Compress::new(Compression::new(LEVEL), false) }
    }

    /// Compresses rows as the format wants them.
    pub(super) fn squeeze(&mut self, rows: &[u8]) -> Squeezed {
        self.deflate.reset();
        let mut bytes = Vec::with_capacity(rows.len() / 16 + 1024);
        let mut rest = rows;
        loop {
            let before = self.deflate.total_in();
            let status = self.deflate.compress_vec(rest, &mut bytes, FlushCompress::Sync);
            let taken = (self.deflate.total_in() - before) as usize;
            rest = rest.get(taken..).unwrap_or_default();
            debug_assert!(matches!(status, Ok(Status::Ok | Status::BufError)), "{status:?}");
            // Room that is left over is how a finished flush shows.
            if rest.is_empty() && bytes.len() < bytes.capacity() {
                break;
            }
            bytes.reserve(bytes.capacity().max(1024));
        }
        Squeezed { bytes, adler: Adler::of(rows) }
    }
}

/// How hard to look for repetitions.
///
/// Maps are flat colours and letters that are alike: the next level takes a third more of the time and saves a
/// seventh, the third half as much again. For the same reason rows are not filtered (the kind "none" of the
/// format), which would make them longer.
const LEVEL: u32 = 1;

/// Adler-32, the checksum of zlib streams (RFC 1950).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Adler {
    a: u32,
    b: u32,
    /// Number of bytes, modulo [`Self::PRIME`].
    length: u32,
}

impl Adler {
    const PRIME: u32 = 65_521;
    /// Checksum of nothing.
    pub(super) const EMPTY: Self = Self { a: 1, b: 0, length: 0 };

    /// Checksum of `bytes`.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let sum = simd_adler32::adler32(&bytes);
        Self { a: sum & 0xFFFF, b: sum >> 16, length: (bytes.len() % Self::PRIME as usize) as u32 }
    }

    /// Checksum of what this is of, followed by what `next` is of.
    pub(super) fn then(self, next: Self) -> Self {
        let prime = u64::from(Self::PRIME);
        let wide = u64::from;
        let a = (wide(self.a) + wide(next.a) + prime - 1) % prime;
        // Every byte of `next` adds this sum's `a` instead of 1 to `b`.
        let b = (wide(self.b) + wide(next.b) + wide(next.length) * (wide(self.a) + prime - 1)) % prime;
        Self { a: a as u32, b: b as u32, length: (self.length + next.length) % Self::PRIME }
    }

    /// The checksum as it stands at a stream's end, big end first.
    pub(super) fn to_bytes(self) -> [u8; 4] {
        (self.b << 16 | self.a).to_be_bytes()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn noise(seed: u64, length: usize) -> Vec<u8> {
        let mut rng = fastrand::Rng::with_seed(seed);
        (0..length).map(|_| rng.u8(..)).collect()
    }

    #[test]
    fn the_checksum_is_that_of_the_rfc() {
        // From RFC 1950's definition, byte by byte.
        for (seed, length) in [(1, 0), (2, 1), (3, 17), (4, 5_552), (5, 70_000)] {
            let bytes = if seed == 5 { vec![255; length] } else { noise(seed, length) };
            let (mut a, mut b) = (1_u64, 0_u64);
            for byte in &bytes {
                a = (a + u64::from(*byte)) % 65_521;
                b = (b + a) % 65_521;
            }
            assert_eq!(Adler::of(&bytes).to_bytes(), ((b << 16 | a) as u32).to_be_bytes(), "{length} bytes");
        }
        assert_eq!(Adler::of(b"Wikipedia").to_bytes(), 0x11E6_0398_u32.to_be_bytes());
    }

    #[test]
    fn checksums_of_parts_join() {
        let bytes = noise(7, 200_000);
        for cut in [0, 1, 65_520, 65_521, 65_522, 131_042, 200_000] {
            let (head, tail) = bytes.split_at(cut);
            assert_eq!(Adler::of(head).then(Adler::of(tail)), Adler::of(&bytes), "cut at {cut}");
        }
    }

    #[test]
    fn bands_one_behind_the_other_are_one_stream() {
        let row = 1 + 100 * 3;
        let mut compressor = Compressor::new();
        let mut stream = vec![0x78, 0x01];
        let (mut sum, mut expected) = (Adler::EMPTY, Vec::new());
        for seed in 0..4 {
            let rows = if seed % 2 == 0 { vec![9; row * 50] } else { noise(seed, row * 50) };
            let squeezed = compressor.squeeze(&rows);
            expected.extend_from_slice(&rows);
            stream.extend_from_slice(&squeezed.bytes);
            sum = sum.then(squeezed.adler);
        }
        stream.extend_from_slice(&[3, 0]);
        stream.extend_from_slice(&sum.to_bytes());
        let mut read = Vec::new();
        flate2::read::ZlibDecoder::new(&stream[..]).read_to_end(&mut read).unwrap();
        assert_eq!(read, expected);
    }
}
