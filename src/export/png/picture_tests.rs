use std::{
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
};

use super::*;
use crate::model::{Card, CurvePoint, LaneKind};

/// A small map with ids that repeat, cards in three scripts and a curve.
fn small_map(locale: Locale) -> JourneyMap {
    let mut map = JourneyMap::blank_from(locale, &mut fastrand::Rng::with_seed(5));
    map.title = "Moving house · نقل المنزل".to_owned();
    map.stages.truncate(3);
    let steps: Vec<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
    let lane = |kind| map.lanes.iter().find(|lane| lane.kind == kind).map(|lane| lane.id.clone()).unwrap();
    let card = |id: &str, kind, step: usize, text: &str| {
        let step = steps[step].clone();
        Arc::new(Card { id: id.into(), lane: lane(kind), step, text: text.to_owned(), ..Card::default() })
    };
    map.cards = vec![
        card("c1", LaneKind::Actions, 0, "Compares 3 movers"),
        card("c2", LaneKind::Actions, 1, "يطلب عرض سعر من Movers 24"),
        card("c3", LaneKind::Thoughts, 1, "האם המחיר כולל אריזה?"),
        card("c4", LaneKind::PainPoints, 2, "No answer"),
    ];
    for (index, point) in map.curves[0].points.iter_mut().enumerate() {
        *point =
            CurvePoint { value: [1.2, 0.0, -1.6, 0.0, 0.0][index], word: "calm".to_owned(), ..point.clone() };
    }
    map.curves[0].points.truncate(3);
    map
}

fn options(scale: f64) -> PngOptions {
    PngOptions { scale, ..PngOptions::default() }
}

fn picture(map: &JourneyMap, options: &PngOptions) -> Picture {
    Picture::new(map, &mut TextEngine::embedded_only(), Locale::En, options).unwrap()
}

fn no_cancel() -> AtomicBool {
    AtomicBool::new(false)
}

/// A decoded picture.
#[derive(PartialEq)]
struct Pixels {
    size: PictureSize,
    channels: usize,
    bytes: Vec<u8>,
}

impl Pixels {
    fn at(&self, x: u32, y: u32) -> &[u8] {
        let at = (y * self.size.width + x) as usize * self.channels;
        &self.bytes[at..at + self.channels]
    }
}

fn decode(png: &[u8]) -> Pixels {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    Pixels {
        size: PictureSize { width: info.width, height: info.height },
        channels: info.color_type.samples(),
        bytes,
    }
}

fn written(picture: &Picture, rows: u16, columns: u16, threads: usize) -> Vec<u8> {
    let mut png = Vec::new();
    let (cancel, mut progress) = (no_cancel(), |_, _| {});
    let mut watch = Watch { progress: &mut progress, cancel: &cancel };
    bands::write(picture, bands::Plan { rows, columns }, threads, &mut png, &mut watch).unwrap();
    png
}

fn png_of(picture: &Picture) -> Vec<u8> {
    let mut png = Vec::new();
    let (cancel, mut progress) = (no_cancel(), |_, _| {});
    picture.write(&mut png, &mut Watch { progress: &mut progress, cancel: &cancel }).unwrap();
    png
}

#[test]
fn a_picture_is_the_same_whatever_the_number_of_threads() {
    let picture = picture(&small_map(Locale::Ar), &options(1.5));
    let one = written(&picture, 64, 16_000, 1);
    for threads in [2, 5] {
        assert!(written(&picture, 64, 16_000, threads) == one, "{threads} threads");
    }
}

#[test]
fn bands_and_tiles_leave_no_trace() {
    let picture = picture(&small_map(Locale::Ar), &options(1.5));
    let whole = decode(&written(&picture, u16::MAX, u16::MAX, 1));
    assert_eq!(whole.size, picture.size());
    for (rows, columns) in [(64, u16::MAX), (512, u16::MAX), (64, 200), (17, 31), (16, 62)] {
        let banded = decode(&written(&picture, rows, columns, 2));
        assert_eq!(banded.size, whole.size);
        let apart = banded.bytes.iter().zip(&whole.bytes).filter(|(a, b)| a != b).count();
        assert_eq!(apart, 0, "{rows} × {columns}");
    }
}

#[test]
fn a_stage_header_has_its_stages_colour() {
    for (locale, scale) in [(Locale::En, 1.0), (Locale::Ar, 2.0)] {
        let map = small_map(locale);
        let picture = picture(&map, &options(scale));
        let pixels = decode(&png_of(&picture));
        let layout = LayoutEngine::new(Locale::En).layout(&mut TextEngine::embedded_only(), &map);
        // Look at the middle of the header's lower edge: no letter stands there.
        for stage in &layout.stages {
            let Rgba(r, g, b, _) = crate::scene::Theme::light().stage(stage.index, stage.color).ground;
            let at = kurbo::Point::new(stage.rect.center().x, stage.rect.y1 - 2.0);
            let pixel = (at - picture.bounds.origin()) * scale;
            assert_eq!(pixels.at(pixel.x as u32, pixel.y as u32), [r, g, b], "{locale:?}");
        }
    }
}

#[test]
fn themes_differ_and_the_ground_may_be_transparent() {
    let map = small_map(Locale::En);
    let corner = |theme, transparent| {
        let options = PngOptions { theme, transparent, ..options(0.5) };
        decode(&png_of(&picture(&map, &options))).at(0, 0).to_vec()
    };
    let light = corner(PictureTheme::Light, false);
    let dark = corner(PictureTheme::Dark, false);
    assert!(light.iter().all(|channel| *channel > 200), "{light:?}");
    assert!(dark.iter().all(|channel| *channel < 80), "{dark:?}");
    assert_eq!(corner(PictureTheme::Print, false), [255, 255, 255]);
    assert_eq!(corner(PictureTheme::Light, true), [0, 0, 0, 0]);
    let transparent = PngOptions { transparent: true, ..options(1.0) };
    let pixels = decode(&png_of(&picture(&map, &transparent)));
    assert!(pixels.bytes.chunks_exact(4).any(|pixel| pixel[3] == 255), "cards are opaque");
}

#[test]
fn only_the_chosen_stages_are_shown() {
    let map = small_map(Locale::En);
    let whole = picture(&map, &options(1.0)).size();
    let chosen = PngOptions { stages: Some(vec![map.stages[1].id.clone()]), ..options(1.0) };
    let part = picture(&map, &chosen);
    assert!(part.size().width < whole.width, "{:?} of {whole:?}", part.size());
    assert_eq!(part.map.cards.len(), 2);
    let none = PngOptions { stages: Some(vec!["elsewhere".into()]), ..options(1.0) };
    let error = Picture::new(&map, &mut TextEngine::embedded_only(), Locale::En, &none).unwrap_err();
    assert!(matches!(error, ExportError::NoStages));
}

#[test]
fn a_size_that_cannot_be_made_is_named_with_the_largest_that_can() {
    let mut map = small_map(Locale::En);
    map.stages[0].width = Some(90_000.0);
    let mut text = TextEngine::embedded_only();
    let error = Picture::new(&map, &mut text, Locale::En, &options(64.0)).unwrap_err();
    let ExportError::TooLarge { width, height, largest_scale } = error else { panic!("{error:?}") };
    let sentence = error.message(Locale::En);
    for number in [width.to_string(), height.to_string(), largest_scale.to_string()] {
        assert!(sentence.contains(&number), "{sentence}");
    }
    assert!(Picture::new(&map, &mut text, Locale::En, &options(largest_scale)).is_ok());
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY, 65.0] {
        let error = Picture::new(&map, &mut text, Locale::En, &options(scale)).unwrap_err();
        assert!(matches!(error, ExportError::BadScale { .. }), "{scale}");
    }
}

#[test]
fn an_export_tells_how_far_it_is() {
    let picture = picture(&small_map(Locale::En), &options(1.0));
    let mut told = Vec::new();
    let mut progress = |done, total| told.push((done, total));
    let plan = bands::Plan { rows: 32, columns: u16::MAX };
    let cancel = no_cancel();
    let mut watch = Watch { progress: &mut progress, cancel: &cancel };
    bands::write(&picture, plan, 2, std::io::sink(), &mut watch).unwrap();
    let total = picture.size().height.div_ceil(32) as usize;
    assert_eq!(told, (0..=total).map(|done| (done, total)).collect::<Vec<_>>());
}

#[test]
fn a_cancelled_export_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.png");
    let map = small_map(Locale::En);
    for before in [None, Some("an older picture")] {
        if let Some(before) = before {
            std::fs::write(&path, before).unwrap();
        }
        let cancel = no_cancel();
        let mut progress = |_, _| cancel.store(true, Ordering::Relaxed);
        let mut watch = Watch { progress: &mut progress, cancel: &cancel };
        let mut text = TextEngine::embedded_only();
        let error = export(&map, &mut text, Locale::En, &options(1.0), &path, &mut watch).unwrap_err();
        assert!(matches!(error, ExportError::Cancelled));
        let names: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        match before {
            None => assert_eq!(names, Vec::<PathBuf>::new()),
            Some(before) => {
                assert_eq!(names, std::slice::from_ref(&path));
                assert_eq!(std::fs::read_to_string(&path).unwrap(), before);
            }
        }
    }
}

#[test]
fn a_full_disk_is_told_with_the_files_name() {
    /// A disk with room for a few bytes.
    struct Full(usize);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let picture = picture(&small_map(Locale::En), &options(1.0));
    let (cancel, mut progress) = (no_cancel(), |_, _| {});
    let mut watch = Watch { progress: &mut progress, cancel: &cancel };
    let error = picture.write(Full(2_000), &mut watch).unwrap_err().at(Path::new("out.png"));
    assert!(error.message(Locale::En).contains("out.png"), "{error}");
}

#[test]
fn the_file_says_what_it_is() {
    let png = png_of(&picture(&small_map(Locale::En), &options(2.0)));
    let reader = ::png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let info = reader.info();
    assert_eq!(info.utf8_text[0].keyword, "Title");
    assert_eq!(info.utf8_text[0].get_text().unwrap(), "Moving house · نقل المنزل");
    let density = info.pixel_dims.unwrap();
    assert_eq!((density.xppu, density.yppu), (7_559, 7_559), "192 pixels an inch");
    assert!(info.srgb.is_some());
}

/// Most colours of a picture, the commonest first, with how many pixels each has.
fn commonest(pixels: &Pixels) -> Vec<([u8; 3], usize)> {
    let mut counts = std::collections::HashMap::<[u8; 3], usize>::new();
    for pixel in pixels.bytes.chunks_exact(3) {
        *counts.entry([pixel[0], pixel[1], pixel[2]]).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

#[test]
fn every_sample_shows_its_colours_in_every_theme() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut seen = 0;
    for entry in std::fs::read_dir(samples).unwrap() {
        let path = entry.unwrap().path();
        let map = crate::file::read(&path).unwrap().map;
        for theme in PictureTheme::ALL {
            let picture = picture(&map, &PngOptions { theme, ..options(0.4) });
            let pixels = decode(&png_of(&picture));
            let colors = commonest(&pixels);
            let of = |color: Rgba| {
                let wanted = [color.0, color.1, color.2];
                colors.iter().find(|(color, _)| *color == wanted).map_or(0, |(_, count)| *count)
            };
            let colors_of_theme = theme.theme();
            let area = pixels.bytes.len() / 3;
            assert!(of(colors_of_theme.canvas) > area / 20, "ground of {path:?} in {theme:?}");
            assert!(of(colors_of_theme.card) > area / 20, "cards of {path:?} in {theme:?}");
            for index in 0..map.stages.len() {
                let ground = colors_of_theme.stage(index, map.stages[index].color).ground;
                assert!(of(ground) > 300, "stage {index} of {path:?} in {theme:?}: {}", of(ground));
            }
            seen += 1;
        }
    }
    assert_eq!(seen, 12);
}

/// The committed picture, drawn again. `UPDATE_PICTURES=1` writes it anew after a change that was meant.
#[test]
fn a_small_map_looks_as_it_did() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/small-map.png");
    let map = small_map(Locale::Ar);
    let stages = Some(map.stages[1..].iter().map(|stage| stage.id.clone()).collect());
    let png = png_of(&picture(&map, &PngOptions { margin: 8.0, stages, ..options(0.75) }));
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        std::fs::write(&path, &png).unwrap();
    }
    let (now, then) = (decode(&png), decode(&std::fs::read(&path).unwrap()));
    assert_eq!(now.size, then.size);
    // One level, since processors differ in whether they round a multiplication before adding to it.
    let most = now.bytes.iter().zip(&then.bytes).map(|(a, b)| a.abs_diff(*b)).max();
    if most > Some(1) {
        let drawn = std::env::temp_dir().join("rihla-small-map.png");
        std::fs::write(&drawn, &png).unwrap();
        panic!("{} differs from {}", drawn.display(), path.display());
    }
}
