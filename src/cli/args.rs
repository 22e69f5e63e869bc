//! What can be asked for on the command line.
//!
//! Help texts are not here but in the messages of every language (`cli-help-…`); see
//! [`super::help`].

use std::path::PathBuf;

use clap::{Args as ArgsOf, Parser, Subcommand, ValueEnum, builder::PossibleValue};

use crate::{export::PictureTheme, i18n::Locale};

/// Everything that was asked for.
#[derive(Debug, Parser)]
#[command(name = "rihla", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
#[command(disable_help_flag = true, disable_version_flag = true)]
pub(super) struct Args {
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(subcommand)]
    pub(super) task: Option<Task>,
}

/// What to do without a window.
#[derive(Debug, Subcommand)]
pub(super) enum Task {
    Export(Export),
    New(New),
    Check(Check),
    Import(Import),
    Diff(Diff),
    Merge(Merge),
    Schema(Schema),
    #[command(name = "install-desktop")]
    InstallDesktop(InstallDesktop),
}

/// Makes a picture of a map.
#[derive(Debug, ArgsOf)]
#[command(disable_help_flag = true)]
pub(super) struct Export {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(short, long, value_name = "OUT.png")]
    pub(super) output: Option<PathBuf>,
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        default_value_t = 2.0,
        hide_default_value = true
    )]
    pub(super) scale: f64,
    #[arg(long, value_name = "light|dark|print", default_value = "light", hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(super) theme: PictureTheme,
    #[arg(long, value_name = "STAGE,…")]
    pub(super) stages: Vec<String>,
    #[arg(long)]
    pub(super) transparent: bool,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) margin: Option<f64>,
    #[arg(long, value_name = "en|ar|he|fa", hide_possible_values = true)]
    pub(super) lang: Option<Locale>,
    #[arg(long)]
    pub(super) force: bool,
}

/// Makes a new map.
#[derive(Debug, ArgsOf)]
#[command(disable_help_flag = true)]
pub(super) struct New {
    #[command(flatten)]
    pub(super) made: Made,
}

/// The map that a command makes.
#[derive(Debug, ArgsOf)]
pub(super) struct Made {
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    #[arg(long, value_name = "en|ar|he|fa", hide_possible_values = true)]
    pub(super) lang: Option<Locale>,
    #[arg(long)]
    pub(super) force: bool,
}

/// Looks over maps.
#[derive(Debug, ArgsOf)]
#[command(disable_help_flag = true)]
pub(super) struct Check {
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(long)]
    pub(super) strict: bool,
}

/// Makes a map of a table.
#[derive(Debug, ArgsOf)]
#[command(disable_help_flag = true)]
pub(super) struct Import {
    #[arg(value_name = "TABLE")]
    pub(super) table: PathBuf,
    #[command(flatten)]
    pub(super) made: Made,
}

/// Tells what changed between two maps.
#[derive(Debug, ArgsOf)]
#[command(disable_help_flag = true)]
pub(super) struct Diff {
    #[arg(value_name = "BEFORE")]
    pub(super) before: PathBuf,
    #[arg(value_name = "AFTER")]
    pub(super) after: PathBuf,
    #[arg(long)]
    pub(super) json: bool,
    #[cfg(feature = "gui")]
    #[arg(long, conflicts_with = "json")]
    pub(super) window: bool,
}

/// Merges two maps that came from one.
#[derive(Debug, ArgsOf)]
#[command(disable_help_flag = true)]
pub(super) struct Merge {
    #[arg(value_name = "BASE")]
    pub(super) base: PathBuf,
    #[arg(value_name = "OURS")]
    pub(super) ours: PathBuf,
    #[arg(value_name = "THEIRS")]
    pub(super) theirs: PathBuf,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) path: Option<PathBuf>,
}

/// Prints the JSON Schema of a map's file.
#[derive(Debug, ArgsOf)]
#[command(disable_help_flag = true)]
pub(super) struct Schema {}

/// Puts the program into the desktop's menu and has maps open with it.
#[derive(Debug, ArgsOf)]
#[command(disable_help_flag = true)]
pub(super) struct InstallDesktop {
    #[arg(long)]
    pub(super) remove: bool,
}

impl ValueEnum for Locale {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.tag()))
    }
}

impl ValueEnum for PictureTheme {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
