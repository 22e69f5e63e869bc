//! The file's chunks (PNG specification, third edition).

use std::io::{self, Write};

use super::{
    PictureSize,
    deflate::{Adler, Squeezed},
};

/// What stands before the pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header<'a> {
    pub(super) size: PictureSize,
    /// Three bytes a pixel instead of four.
    pub(super) opaque: bool,
    /// For the printed size: a map point is 1/96 inch.
    pub(super) pixels_per_point: f64,
    /// The map's title.
    pub(super) title: &'a str,
}

/// A PNG file that is being written.
pub(super) struct PngStream<W> {
    out: W,
    sum: Adler,
    /// Whether the stream's own header has been written.
    begun: bool,
}

/// A map point is 1/96 inch.
const POINTS_PER_METRE: f64 = 96.0 / 0.0254;

impl<W: Write> PngStream<W> {
    /// Writes all that comes before the pixels.
    pub(super) fn begin(mut out: W, header: &Header<'_>) -> io::Result<Self> {
        out.write_all(b"\x89PNG\r\n\x1a\n")?;
        let mut ihdr = Vec::with_capacity(13);
        ihdr.extend_from_slice(&header.size.width.to_be_bytes());
        ihdr.extend_from_slice(&header.size.height.to_be_bytes());
        // Eight bits a channel; colour or colour with alpha; deflate; the usual filters; no interlace.
        ihdr.extend_from_slice(&[8, if header.opaque { 2 } else { 6 }, 0, 0, 0]);
        chunk(&mut out, b"IHDR", &ihdr)?;
        chunk(&mut out, b"sRGB", &[0])?;
        let density = (header.pixels_per_point * POINTS_PER_METRE).round().max(1.0) as u32;
        let mut phys = [density.to_be_bytes(), density.to_be_bytes()].concat();
        phys.push(1);
        chunk(&mut out, b"pHYs", &phys)?;
        chunk(&mut out, b"tEXt", concat!("Software\0Rihla ", env!("CARGO_PKG_VERSION")).as_bytes())?;
        if !header.title.is_empty() {
            // No compression, no language, no translated keyword; then the text in UTF-8.
            let text = ["Title\0\0\0\0\0", &header.title.replace('\0', " ")].concat();
            chunk(&mut out, b"iTXt", text.as_bytes())?;
        }
        Ok(Self { out, sum: Adler::EMPTY, begun: false })
    }

    /// Writes the next band.
    pub(super) fn write(&mut self, band: &Squeezed) -> io::Result<()> {
        self.sum = self.sum.then(band.adler);
        if self.begun {
            return chunk(&mut self.out, b"IDAT", &band.bytes);
        }
        self.begun = true;
        // A window of 32 KiB, compressed fast.
        let bytes = [&[0x78, 0x01], band.bytes.as_slice()].concat();
        chunk(&mut self.out, b"IDAT", &bytes)
    }

    /// Ends the file.
    pub(super) fn finish(mut self) -> io::Result<()> {
        // An empty last block, then the checksum.
        let mut end = vec![3, 0];
        end.extend_from_slice(&self.sum.to_bytes());
        chunk(&mut self.out, b"IDAT", &end)?;
        chunk(&mut self.out, b"IEND", &[])?;
        self.out.flush()
    }
}

fn chunk(out: &mut impl Write, kind: &[u8; 4], bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len())
        .ok()
        .filter(|length| *length <= i32::MAX as u32)
        .ok_or_else(|| io::Error::other("a chunk beyond the format's bounds"))?;
    let mut sum = flate2::Crc::new();
    sum.update(kind);
    sum.update(bytes);
    out.write_all(&length.to_be_bytes())?;
    out.write_all(kind)?;
    out.write_all(bytes)?;
    out.write_all(&sum.sum().to_be_bytes())
}
