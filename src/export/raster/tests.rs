use std::{collections::BTreeMap, sync::Arc};

use base64::Engine as _;
use kurbo::{BezPath, Point, Rect};

use super::*;
use crate::{
    model::{Direction, Media},
    scene::{Fill, GroupId, Shadow, Stroke},
    text::{TextEngine, TextStyle},
};

const RED: Rgba = Rgba(220, 30, 40, 255);
const WHITE: Rgba = Rgba(255, 255, 255, 255);

fn scene(items: Vec<Item>) -> Scene {
    let bounds = Rect::new(0.0, 0.0, 100.0, 60.0);
    Scene { bounds, background: WHITE, groups: vec![Group { id: GroupId::Header, bounds, items }] }
}

fn rect(rect: Rect, radii: [f64; 4], fill: Option<Rgba>) -> Item {
    Item::Rect { rect, radii, fill: fill.map(Fill::Solid), stroke: None, shadow: None }
}

fn stroke(width: f64, dash: &[f64]) -> Stroke {
    Stroke { fill: Fill::Solid(RED), width, dash: dash.to_vec() }
}

/// A picture drawn in tiles of some size.
struct Picture {
    width: u32,
    pixels: Vec<u8>,
}

impl Picture {
    fn draw(scene: &Scene, media: &BTreeMap<String, Arc<Media>>, scale: f64, tile: (u16, u16)) -> Self {
        let raster = Raster::new(scene, media, scale, scene.bounds.origin());
        Self::of(&raster, scene, scale, tile)
    }

    fn of(raster: &Raster<'_>, scene: &Scene, scale: f64, (columns, rows): (u16, u16)) -> Self {
        let width = (scene.bounds.width() * scale).ceil() as u32;
        let height = (scene.bounds.height() * scale).ceil() as u32;
        let bands = height.div_ceil(u32::from(rows));
        let groups = raster.groups_by_row(rows, bands as usize);
        let mut painter = Painter::new();
        let mut pixels = vec![0; (width * height * 4) as usize];
        for (band, groups) in groups.iter().enumerate() {
            let y = band as u32 * u32::from(rows);
            for x in (0..width).step_by(usize::from(columns)) {
                let tile = Tile {
                    x,
                    y,
                    width: u32::from(columns).min(width - x) as u16,
                    height: u32::from(rows).min(height - y) as u16,
                };
                raster.draw(&mut painter, tile, groups);
                for (row, drawn) in painter.rows().enumerate() {
                    let at = (((y + row as u32) * width + x) * 4) as usize;
                    pixels[at..at + drawn.len()].copy_from_slice(drawn);
                }
            }
        }
        Self { width, pixels }
    }

    fn at(&self, x: u32, y: u32) -> [u8; 4] {
        let at = ((y * self.width + x) * 4) as usize;
        self.pixels[at..at + 4].try_into().unwrap()
    }

    /// Pixels inside `rect` that are not white.
    fn ink(&self, rect: Rect) -> usize {
        let mut count = 0;
        for y in rect.y0 as u32..rect.y1 as u32 {
            count += (rect.x0 as u32..rect.x1 as u32).filter(|x| self.at(*x, y) != [255; 4]).count();
        }
        count
    }

    fn greatest_difference(&self, other: &Self) -> u8 {
        assert_eq!(self.pixels.len(), other.pixels.len());
        self.pixels.iter().zip(&other.pixels).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0)
    }
}

fn draw(items: Vec<Item>) -> Picture {
    Picture::draw(&scene(items), &BTreeMap::new(), 1.0, (100, 60))
}

fn picture_in_media(rgba: &[[u8; 4]], width: u32) -> BTreeMap<String, Arc<Media>> {
    let height = rgba.len() as u32 / width;
    let image = image::RgbaImage::from_raw(width, height, rgba.concat()).unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let data = base64::engine::general_purpose::STANDARD.encode(bytes.into_inner());
    let media = Media { media_type: "image/png".to_owned(), data, ..Media::default() };
    BTreeMap::from([("key".to_owned(), Arc::new(media))])
}

/// A bit of everything, at places that do not fall on pixels.
fn everything() -> (Scene, BTreeMap<String, Arc<Media>>) {
    let mut text = TextEngine::embedded_only();
    let block = text.block("Compares 3 متاجر، חנות", &TextStyle::new(9.3, Direction::Ltr), Some(60.0));
    let shadow = Some(Shadow { offset_y: 1.2, blur: 1.7, color: Rgba(20, 30, 60, 90) });
    let gradient = Fill::Gradient {
        from: Point::new(3.0, 3.0),
        to: Point::new(80.0, 50.0),
        stops: vec![(0.0, RED), (0.4, Rgba(40, 170, 110, 255)), (1.0, Rgba(60, 90, 255, 120))],
    };
    let mut wave = BezPath::new();
    wave.move_to((2.0, 30.3));
    wave.curve_to((30.0, -10.0), (60.0, 70.0), (98.2, 20.1));
    let items = vec![
        Item::Rect {
            rect: Rect::new(5.3, 4.7, 70.1, 40.9),
            radii: [8.0, 2.0, 6.5, 0.0],
            fill: Some(Fill::Solid(Rgba(250, 250, 240, 255))),
            stroke: Some(stroke(1.3, &[])),
            shadow,
        },
        Item::Path { path: Arc::new(wave.clone()), fill: Some(gradient.clone()), stroke: None },
        Item::Path {
            path: Arc::new(wave),
            fill: None,
            stroke: Some(Stroke { fill: gradient, width: 2.2, dash: vec![4.0, 3.0] }),
        },
        Item::Circle {
            center: Point::new(80.2, 40.4),
            radius: 9.9,
            fill: Some(Fill::Solid(RED)),
            stroke: Some(stroke(1.0, &[])),
        },
        Item::Text { block, origin: Point::new(8.6, 9.2), color: Rgba(31, 36, 51, 255) },
        Item::Image {
            key: "key".to_owned(),
            rect: Rect::new(60.4, 2.2, 90.7, 22.6),
            radius: 5.0,
            instead: Vec::new(),
        },
    ];
    (scene(items), picture_in_media(&[[255, 0, 0, 255], [0, 0, 255, 128], [0, 255, 0, 255], [9, 9, 9, 0]], 2))
}

/// Tiles make no seams.
#[test]
fn a_pixel_does_not_depend_on_its_tile() {
    let (scene, media) = everything();
    for scale in [1.0, 2.37] {
        let whole = Picture::draw(&scene, &media, scale, (400, 400));
        assert!(whole.ink(Rect::new(0.0, 0.0, 100.0, 60.0)) > 2_000);
        for tile in [(400, 64), (400, 16), (37, 400), (13, 7)] {
            let tiled = Picture::draw(&scene, &media, scale, tile);
            assert_eq!(tiled.greatest_difference(&whole), 0, "tiles of {tile:?} at {scale}");
        }
    }
}

#[test]
fn each_corner_has_its_own_radius() {
    let picture = draw(vec![rect(Rect::new(10.0, 10.0, 50.0, 50.0), [12.0, 0.0, 12.0, 0.0], Some(RED))]);
    assert_eq!(picture.at(11, 11), [255; 4], "top left is round");
    assert_eq!(picture.at(49, 10), [220, 30, 40, 255], "top right is square");
    assert_eq!(picture.at(48, 48), [255; 4], "bottom right is round");
    assert_eq!(picture.at(10, 49), [220, 30, 40, 255], "bottom left is square");
}

#[test]
fn a_rectangles_line_stays_inside() {
    let item = Item::Rect {
        rect: Rect::new(20.0, 20.0, 40.0, 40.0),
        radii: [0.0; 4],
        fill: None,
        stroke: Some(stroke(3.0, &[])),
        shadow: None,
    };
    let picture = draw(vec![item]);
    assert_eq!(picture.at(19, 30), [255; 4]);
    assert_eq!(picture.at(20, 30), [220, 30, 40, 255]);
    assert_eq!(picture.at(22, 30), [220, 30, 40, 255]);
    assert_eq!(picture.at(23, 30), [255; 4]);
    assert_eq!(picture.at(20, 20), [220, 30, 40, 255], "corners stay sharp");
}

#[test]
fn dashes_leave_gaps_and_whole_lines_have_round_ends() {
    let mut path = BezPath::new();
    path.move_to((10.0, 30.0));
    path.line_to((90.0, 30.0));
    let line = |dash: &[f64]| {
        draw(vec![Item::Path { path: Arc::new(path.clone()), fill: None, stroke: Some(stroke(4.0, dash)) }])
    };
    let whole = line(&[]);
    assert_eq!(whole.at(8, 30)[0..2], whole.at(91, 30)[0..2], "both ends alike");
    assert_ne!(whole.at(8, 30), [255; 4], "round beyond the end");
    let dashed = line(&[8.0, 8.0]);
    assert_eq!(dashed.at(12, 30), [220, 30, 40, 255]);
    assert_eq!(dashed.at(20, 30), [255; 4]);
    assert_eq!(dashed.at(27, 30), [220, 30, 40, 255]);
}

#[test]
fn a_gradient_runs_from_point_to_point() {
    let fill = Fill::Gradient {
        from: Point::new(10.0, 0.0),
        to: Point::new(90.0, 0.0),
        stops: vec![(0.0, Rgba(0, 0, 0, 255)), (1.0, Rgba(200, 100, 0, 255))],
    };
    let item = |fill| Item::Rect {
        rect: Rect::new(0.0, 0.0, 100.0, 60.0),
        radii: [0.0; 4],
        fill: Some(fill),
        stroke: None,
        shadow: None,
    };
    let picture = draw(vec![item(fill)]);
    assert_eq!(picture.at(5, 5), [0, 0, 0, 255]);
    assert_eq!(picture.at(95, 5), [200, 100, 0, 255]);
    assert!(picture.at(50, 5)[0].abs_diff(101) <= 2, "{:?}", picture.at(50, 5));
    let point = Point::new(10.0, 0.0);
    let flat = Fill::Gradient { from: point, to: point, stops: vec![(0.0, WHITE), (1.0, RED)] };
    assert_eq!(draw(vec![item(flat)]).at(50, 5), [220, 30, 40, 255]);
}

#[test]
fn a_stamped_shadow_looks_like_a_blurred_one() {
    let shadow = Shadow { offset_y: 2.0, blur: 2.0, color: Rgba(20, 30, 60, 120) };
    let card = |fill| Item::Rect {
        rect: Rect::new(20.0, 10.0, 80.0, 45.0),
        radii: [6.0; 4],
        fill,
        stroke: None,
        shadow: Some(shadow),
    };
    let stamped = draw(vec![card(None)]);
    let direct = {
        let under = Rect::new(20.0, 12.0, 80.0, 47.0);
        let blurred = shadow::blurred(100, 60, under, 6.0, 2.0, shadow.color);
        let over_white = blurred.into_iter().flat_map(|pixel| canvas::over(pixel, [255; 4]));
        Picture { width: 100, pixels: over_white.collect() }
    };
    assert!(direct.ink(Rect::new(0.0, 0.0, 100.0, 60.0)) > 60 * 35);
    let difference = stamped.greatest_difference(&direct);
    assert!(difference <= 3, "differs by {difference}");
    // Under something opaque the middle is left out, and nobody sees it.
    let covered = draw(vec![card(Some(Fill::Solid(RED)))]);
    assert_eq!(covered.at(50, 30), [220, 30, 40, 255]);
    assert_eq!(covered.at(50, 48), stamped.at(50, 48));
}

#[test]
fn a_picture_covers_its_box() {
    // Red left of blue, shown in a box three times as wide as high: both reach top and bottom.
    let media = picture_in_media(&[[255, 0, 0, 255], [0, 0, 255, 255]], 2);
    let image = Item::Image {
        key: "key".to_owned(),
        rect: Rect::new(20.0, 20.0, 80.0, 40.0),
        radius: 4.0,
        instead: Vec::new(),
    };
    let picture = Picture::draw(&scene(vec![image]), &media, 1.0, (100, 60));
    assert_eq!(picture.at(30, 21), [255, 0, 0, 255]);
    assert_eq!(picture.at(70, 38), [0, 0, 255, 255]);
    assert_eq!(picture.at(20, 20), [255; 4], "the corner is round");
    assert_eq!(picture.at(19, 30), [255; 4], "nothing stands over");
}

#[test]
fn in_the_place_of_what_is_no_picture_stands_something_else() {
    let broken = Media { data: "AAAA".to_owned(), ..Media::default() };
    let no_base64 = Media { data: "%%%".to_owned(), ..Media::default() };
    // A header that promises two gigapixels.
    let bomb = {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\x7f\xff\x08\x06\0\0\0".to_vec();
        let mut sum = flate2::Crc::new();
        sum.update(&png[12..]);
        png.extend_from_slice(&sum.sum().to_be_bytes());
        Media { data: base64::engine::general_purpose::STANDARD.encode(png), ..Media::default() }
    };
    let media = [("broken", broken), ("no base 64", no_base64), ("bomb", bomb)];
    let media: BTreeMap<_, _> =
        media.into_iter().map(|(key, media)| (key.to_owned(), Arc::new(media))).collect();
    for key in ["broken", "no base 64", "bomb", "missing"] {
        let rect = Rect::new(20.0, 20.0, 80.0, 40.0);
        let fill = Some(Fill::Solid(RED));
        let instead = vec![Item::Rect { rect, radii: [0.0; 4], fill, stroke: None, shadow: None }];
        let image = Item::Image { key: key.to_owned(), rect, radius: 4.0, instead };
        let picture = Picture::draw(&scene(vec![image]), &media, 1.0, (100, 60));
        assert_eq!(
            (picture.at(21, 21), picture.at(79, 39)),
            ([220, 30, 40, 255], [220, 30, 40, 255]),
            "{key}"
        );
        assert_eq!(picture.at(10, 10), [255; 4]);
    }
}

#[test]
fn letters_have_ink_where_they_were_laid_out() {
    let mut text = TextEngine::embedded_only();
    let block = text.block("رحلة", &TextStyle::new(24.0, Direction::Rtl), Some(80.0));
    let line = block.lines[0].clone();
    let item = |origin| Item::Text { block: Arc::clone(&block), origin, color: RED };
    let picture = draw(vec![item(Point::new(10.0, 10.0))]);
    let (left, right) = (10.0 + f64::from(line.left), 10.0 + f64::from(line.right));
    assert!(picture.ink(Rect::new(left, 10.0, right, 44.0)) > 100);
    assert_eq!(picture.ink(Rect::new(0.0, 0.0, left - 3.0, 60.0)), 0, "right-aligned in its width");
    // Bars for what nobody could read.
    let scene = scene(vec![item(Point::new(10.0, 10.0))]);
    let media = BTreeMap::new();
    let small = Raster::new(&scene, &media, 0.15, Point::ORIGIN);
    let glyphs = Picture::of(&small, &scene, 0.15, (100, 60));
    let bars = Picture::of(&small.text_mode(TextMode::BarsWhenTiny), &scene, 0.15, (100, 60));
    assert!(bars.greatest_difference(&glyphs) > 0);
    assert!(bars.ink(Rect::new(0.0, 0.0, 15.0, 9.0)) > 4);
}

/// Without a font for it, an emoji is a box: something is seen to be there.
#[test]
fn what_no_font_has_is_seen_as_a_box() {
    let mut text = TextEngine::embedded_only();
    for lacking in ["😀", "👩\u{200d}👩\u{200d}👧", "日", "\u{10FFFD}"] {
        let block = text.block(lacking, &TextStyle::new(24.0, Direction::Ltr), None);
        assert!(block.missing);
        let picture = draw(vec![Item::Text { block, origin: Point::new(10.0, 10.0), color: RED }]);
        assert!(picture.ink(Rect::new(10.0, 10.0, 60.0, 50.0)) > 20, "{lacking:?}");
    }
}

#[test]
fn what_has_no_place_is_left_out() {
    let nowhere = Rect::new(f64::NAN, 0.0, f64::INFINITY, 10.0);
    let mut path = BezPath::new();
    path.move_to((f64::NAN, 0.0));
    path.line_to((3.0, f64::INFINITY));
    let picture = draw(vec![
        rect(nowhere, [4.0; 4], Some(RED)),
        Item::Path { path: Arc::new(path), fill: Some(Fill::Solid(RED)), stroke: Some(stroke(1.0, &[])) },
        Item::Path {
            path: Arc::new(BezPath::new()),
            fill: None,
            stroke: Some(stroke(f64::NAN, &[f64::NAN])),
        },
        Item::Circle {
            center: Point::new(50.0, 30.0),
            radius: f64::NAN,
            fill: Some(Fill::Solid(RED)),
            stroke: None,
        },
        Item::Image {
            key: String::new(),
            rect: Rect::new(5.0, 5.0, 5.0, 5.0),
            radius: 9.0,
            instead: Vec::new(),
        },
    ]);
    assert_eq!(picture.at(50, 30), [255; 4]);
}

/// Nearly upright sides are where 32-bit arithmetic leaks paint.
#[test]
fn no_paint_leaks_out_of_a_shape() {
    let mut rng = fastrand::Rng::with_seed(11);
    let (mut painter, mut whole) = (Painter::new(), 0);
    for round in 0..240 {
        // A side near x = 1176, a multiple of four, that sways by less than a hundredth of a pixel.
        let reach = [1e-5, 1e-4, 1e-3, 1e-2][round % 4];
        let mut ys: Vec<f64> = (0..4).map(|_| 4.0 + rng.f64() * 50.0).collect();
        ys.sort_by(f64::total_cmp);
        let mut path = BezPath::new();
        path.move_to((1100.0, ys[0]));
        for y in &ys {
            path.line_to((1176.0 + (rng.f64() - 0.5) * reach, *y));
        }
        path.line_to((1100.0, ys[3]));
        painter.begin(Tile { x: 0, y: 0, width: 1200, height: 60 }, Rgba::default());
        painter.path(&path, Some(&Fill::Solid(RED)), None);
        for (y, row) in painter.rows().enumerate() {
            whole += usize::from(row[1150 * 4 + 3] == 255);
            for (x, pixel) in row[1177 * 4..].chunks_exact(4).enumerate() {
                assert!(pixel[3] <= 2, "{} at {}, {y} in round {round}", pixel[3], 1177 + x);
            }
        }
    }
    assert!(whole > 240 * 5, "something was drawn");
}
