//! The reader against every class of JSONTestSuite (Nicolas Seriot, "Parsing JSON is a minefield"):
//! what must be accepted (`y`), what must be refused (`n`), and what may be either (`i`).
//! The cases are written anew; each stands as an unknown field of a map, which must survive a round trip,
//! and as a whole file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use rihla::{
    file::{self, FileError, Opened},
    i18n::Locale,
};

/// Accepted by every reader of JSON.
const ACCEPTED: &[(&str, &str)] = &[
    ("array_arrays_with_spaces", "[[]   ]"),
    ("array_empty", "[]"),
    ("array_empty_string", "[\"\"]"),
    ("array_ending_with_newline", "[\"a\"]\n"),
    ("array_false", "[false]"),
    ("array_heterogeneous", "[null, 1, \"1\", {}]"),
    ("array_with_several_null", "[1,null,null,null,2]"),
    ("array_with_trailing_space", "[2] "),
    ("array_with_leading_space", " [1]"),
    ("number_0e+1", "[0e+1]"),
    ("number_0e1", "[0e1]"),
    ("number_after_space", "[ 4]"),
    ("number_double_close_to_zero", "[-0.000000000000000000000000000000000000000000000000000000001]"),
    ("number_int_with_exp", "[20e1]"),
    ("number_minus_zero", "[-0]"),
    ("number_negative_int", "[-123]"),
    ("number_real_capital_e", "[1E22]"),
    ("number_real_capital_e_neg_exp", "[1E-2]"),
    ("number_real_exponent", "[123e45]"),
    ("number_real_fraction_exponent", "[123.456e78]"),
    ("number_simple_real", "[123.456789]"),
    ("object_empty_key", "{\"\":0}"),
    ("object_escaped_null_in_key", "{\"foo\\u0000bar\": 42}"),
    ("object_extreme_numbers", "{\"min\": -1.0e+28, \"max\": 1.0e+28}"),
    ("object_long_strings", "{\"x\": [{\"id\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}]}"),
    ("object_string_unicode", "{\"title\": \"\\u041f\\u043e\\u043b\\u0442\\u043e\\u0440\\u0430\"}"),
    ("object_with_newlines", "{\n\"a\": \"b\"\n}"),
    ("string_1_2_3_bytes_of_utf8", "[\"\\u0060\\u012a\\u12AB\"]"),
    ("string_accepted_surrogate_pair", "[\"\\uD801\\udc37\"]"),
    ("string_surrogate_pairs", "[\"\\ud83d\\ude39\\ud83d\\udc8d\"]"),
    ("string_allowed_escapes", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]"),
    ("string_backslash_and_u_escaped_zero", "[\"\\\\u0000\"]"),
    ("string_comments", "[\"a/*b*/c/*d//e\"]"),
    ("string_double_escape_a", "[\"\\\\a\"]"),
    ("string_escaped_control", "[\"\\u0012\"]"),
    ("string_escaped_noncharacter", "[\"\\uFFFF\"]"),
    ("string_last_surrogates", "[\"\\uDBFF\\uDFFF\"]"),
    ("string_nbsp", "[\"new\u{a0}line\"]"),
    ("string_noncharacter", "[\"\u{10ffff}\u{ffff}\"]"),
    ("string_null_escape", "[\"\\u0000\"]"),
    ("string_u+2028", "[\"\u{2028}\"]"),
    ("string_u+2029", "[\"\u{2029}\"]"),
    ("string_unescaped_del", "[\"a\u{7f}a\"]"),
    ("string_utf8", "[\"€𝄞\"]"),
    ("structure_lonely_false", "false"),
    ("structure_lonely_int", "42"),
    ("structure_lonely_negative_real", "-0.1"),
    ("structure_lonely_null", "null"),
    ("structure_lonely_string", "\"asd\""),
    ("structure_string_empty", "\"\""),
    ("structure_whitespace_array", " [] "),
];

/// Refused by every reader of JSON.
const REFUSED: &[(&str, &[u8])] = &[
    ("array_1_true_without_comma", b"[1 true]"),
    ("array_a_invalid_utf8", b"[a\xe5]"),
    ("array_colon_instead_of_comma", b"[\"\": 1]"),
    ("array_comma_after_close", b"[\"\"],,"),
    ("array_comma_and_number", b"[,1]"),
    ("array_double_comma", b"[1,,2]"),
    ("array_double_extra_comma", b"[\"x\",,]"),
    ("array_extra_close", b"[\"x\"]]"),
    ("array_extra_comma", b"[\"\",]"),
    ("array_incomplete", b"[\"x\""),
    ("array_incomplete_invalid_value", b"[x"),
    ("array_inner_array_no_comma", b"[3[4]]"),
    ("array_invalid_utf8", b"[\xff]"),
    ("array_items_separated_by_semicolon", b"[1;2]"),
    ("array_just_comma", b"[,]"),
    ("array_just_minus", b"[-]"),
    ("array_missing_value", b"[   , \"\"]"),
    ("array_newlines_unclosed", b"[\"a\",\n4\n,1,"),
    ("array_star_inside", b"[*]"),
    ("array_unclosed", b"[\"\""),
    ("incomplete_false", b"[fals]"),
    ("incomplete_null", b"[nul]"),
    ("incomplete_true", b"[tru]"),
    ("number_++", b"[++1234]"),
    ("number_+1", b"[+1]"),
    ("number_+Inf", b"[+Inf]"),
    ("number_-01", b"[-01]"),
    ("number_-1.0.", b"[-1.0.]"),
    ("number_-2.", b"[-2.]"),
    ("number_-NaN", b"[-NaN]"),
    ("number_.-1", b"[.-1]"),
    ("number_.2e-3", b"[.2e-3]"),
    ("number_0.1.2", b"[0.1.2]"),
    ("number_0.3e+", b"[0.3e+]"),
    ("number_0.e1", b"[0.e1]"),
    ("number_0_capital_E", b"[0E]"),
    ("number_1.0e-", b"[1.0e-]"),
    ("number_1_000", b"[1 000.0]"),
    ("number_1eE2", b"[1eE2]"),
    ("number_2.e3", b"[2.e3]"),
    ("number_9.e+", b"[9.e+]"),
    ("number_expression", b"[1+2]"),
    ("number_hex", b"[0x42]"),
    ("number_infinity", b"[Infinity]"),
    ("number_leading_zero", b"[012]"),
    ("number_minus_space_1", b"[- 1]"),
    ("number_nan", b"[NaN]"),
    ("number_full_width_digit", "[１]".as_bytes()),
    ("number_arabic_digit", "[١]".as_bytes()),
    ("number_with_alpha", b"[1.2a-3]"),
    ("number_then_00", b"1\x00"),
    ("object_bad_value", b"[\"x\", truth]"),
    ("object_bracket_key", b"{[: \"x\"}"),
    ("object_comma_instead_of_colon", b"{\"x\", null}"),
    ("object_double_colon", b"{\"x\"::\"b\"}"),
    ("object_emoji", "{\u{1f1e8}}".as_bytes()),
    ("object_garbage_at_end", b"{\"a\":\"a\" 123}"),
    ("object_key_with_single_quotes", b"{key: 'value'}"),
    ("object_lone_continuation_byte_in_key_and_trailing_comma", b"{\"\xb9\":\"0\",}"),
    ("object_missing_colon", b"{\"a\" b}"),
    ("object_missing_key", b"{:\"b\"}"),
    ("object_missing_value", b"{\"a\":"),
    ("object_no_colon", b"{\"a\""),
    ("object_non_string_key", b"{1:1}"),
    ("object_several_trailing_commas", b"{\"id\":0,,,,,}"),
    ("object_single_quote", b"{'a':0}"),
    ("object_trailing_comma", b"{\"id\":0,}"),
    ("object_trailing_comment", b"{\"a\":\"b\"}/**/"),
    ("object_trailing_comment_slash_open", b"{\"a\":\"b\"}//"),
    ("object_two_commas_in_a_row", b"{\"a\":\"b\",,\"c\":\"d\"}"),
    ("object_unquoted_key", b"{a: \"b\"}"),
    ("object_with_trailing_garbage", b"{\"a\": true} \"x\""),
    ("single_space", b" "),
    ("string_1_surrogate_then_escape", b"[\"\\uD800\\\"]"),
    ("string_1_surrogate_then_escape_u", b"[\"\\uD800\\u\"]"),
    ("string_1_surrogate_then_escape_u1x", b"[\"\\uD800\\u1x\"]"),
    ("string_accentuated_char_no_quotes", "[é]".as_bytes()),
    ("string_backslash_00", b"[\"\\\x00\"]"),
    ("string_escape_x", b"[\"\\x00\"]"),
    ("string_escaped_backslash_bad", b"[\"\\\\\\\"]"),
    ("string_escaped_tab", b"[\"\\\t\"]"),
    ("string_escaped_emoji", "[\"\\🌀\"]".as_bytes()),
    ("string_incomplete_escape", b"[\"\\\"]"),
    ("string_incomplete_escaped_character", b"[\"\\u00A\"]"),
    ("string_invalid_backslash_escape", b"[\"\\a\"]"),
    ("string_invalid_unicode_escape", b"[\"\\uqqqq\"]"),
    ("string_invalid_utf8_after_escape", b"[\"\\\xe5\"]"),
    ("string_leading_escaped_thin_space", b"[\\u0020\"asd\"]"),
    ("string_no_quotes_with_bad_escape", b"[\\n]"),
    ("string_single_doublequote", b"\""),
    ("string_single_quote", b"['single quote']"),
    ("string_start_escape_unclosed", b"[\"\\"),
    ("string_unescaped_control", b"[\"a\x00a\"]"),
    ("string_unescaped_newline", b"[\"new\nline\"]"),
    ("string_unescaped_tab", b"[\"\t\"]"),
    ("string_with_trailing_garbage", b"\"\"x"),
    ("structure_angle_bracket", b"<.>"),
    ("structure_array_trailing_garbage", b"[1]x"),
    ("structure_array_with_extra_close", b"[1]]"),
    ("structure_ascii_unicode_identifier", "a\u{e5}".as_bytes()),
    ("structure_capitalised_true", b"[True]"),
    ("structure_close_unopened_array", b"1]"),
    ("structure_comma_instead_of_closing_brace", b"{\"x\": true,"),
    ("structure_double_array", b"[][]"),
    ("structure_end_array", b"]"),
    ("structure_incomplete_utf8_bom", b"\xef\xbb{}"),
    ("structure_lone_invalid_utf8", b"\xe5"),
    ("structure_lone_open_bracket", b"["),
    ("structure_no_data", b""),
    ("structure_null_byte_outside_string", b"[\x00]"),
    ("structure_number_with_trailing_garbage", b"2@"),
    ("structure_object_followed_by_closing_object", b"{}}"),
    ("structure_object_with_comment", b"{\"a\":/*comment*/\"b\"}"),
    ("structure_open_array_apostrophe", b"['"),
    ("structure_open_object_comma", b"{,"),
    ("structure_single_star", b"*"),
    ("structure_trailing_hash", b"{\"a\":\"b\"}#{}"),
    ("structure_u+2060_word_joined", "[\u{2060}]".as_bytes()),
    ("structure_uescaped_lf_before_string", b"[\\u000A\"\"]"),
    ("structure_unclosed_object", b"{\"asd\":\"asd\""),
    ("structure_whitespace_formfeed", b"[\x0c]"),
];

/// Readers may do as they like, but neither crash nor hang.
const EITHER: &[(&str, &[u8])] = &[
    ("number_double_huge_neg_exp", b"[123.456e-789]"),
    ("number_huge_exp", b"[0.4e006699999999999999999999999999999999999999999999999999999969999999006]"),
    ("number_real_pos_overflow", b"[1e400]"),
    ("number_real_neg_overflow", b"[-123123e100000]"),
    ("number_too_big_pos_int", b"[100000000000000000000000000000]"),
    ("number_very_big_negative_int", b"[-237462374673276894279832749832423479823246327846]"),
    ("object_key_lone_2nd_surrogate", b"{\"\\uDFAA\":0}"),
    ("object_duplicated_key", b"{\"a\":\"b\",\"a\":\"c\"}"),
    ("string_1st_surrogate_but_2nd_missing", b"[\"\\uDADA\"]"),
    ("string_1st_valid_surrogate_2nd_invalid", b"[\"\\uD888\\u1234\"]"),
    ("string_incomplete_surrogate_pair", b"[\"\\uDd1ea\"]"),
    ("string_inverted_surrogates", b"[\"\\uDd1e\\uD834\"]"),
    ("string_invalid_utf8", b"[\"\xff\"]"),
    ("string_iso_latin_1", b"[\"\xe9\"]"),
    ("string_lone_utf8_continuation_byte", b"[\"\x81\"]"),
    ("string_not_in_unicode_range", b"[\"\xf4\xbf\xbf\xbf\"]"),
    ("string_overlong_sequence", b"[\"\xc0\xaf\"]"),
    ("string_truncated_utf8", b"[\"\xe0\xff\"]"),
    ("string_utf16le_with_bom", b"\xff\xfe[\x00\"\x00\xe9\x00\"\x00]\x00"),
    ("string_utf16be_no_bom", b"\x00[\x00\"\x00\xe9\x00\"\x00]"),
    ("structure_utf8_bom_empty_object", b"\xef\xbb\xbf{}"),
];

fn parse(bytes: &[u8]) -> Result<Opened, FileError> {
    file::parse(bytes, Path::new("case.journey.json"))
}

/// A map with the case as a field that no version knows.
fn as_field(case: &[u8]) -> Vec<u8> {
    let head = b"{\"format\": \"rihla-journey\", \"version\": 1, \"id\": \"m\", \"later\": ";
    [head.as_slice(), case, b"}"].concat()
}

fn says_why(error: &FileError, name: &str) {
    for locale in Locale::ALL {
        let sentence = error.message(locale);
        assert!(sentence.contains("case.journey.json"), "{name}: {sentence}");
    }
}

#[test]
fn what_is_json_is_kept_in_a_field_that_nobody_knows() {
    for (name, case) in ACCEPTED {
        let opened = parse(&as_field(case.as_bytes())).unwrap_or_else(|error| panic!("{name}: {error}"));
        let kept = opened.map.extra.get("later").cloned();
        let meant: serde_json::Value = serde_json::from_str(case).unwrap();
        assert_eq!(kept, Some(meant), "{name}");
        let again = parse(&file::to_json(&opened.map)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(again.map, opened.map, "{name}");
        says_why(&parse(case.as_bytes()).unwrap_err(), name);
    }
}

#[test]
fn what_is_no_json_is_refused_with_a_sentence() {
    for (name, case) in REFUSED {
        let whole = parse(case).map(|_| ()).expect_err(name);
        says_why(&whole, name);
        let field = parse(&as_field(case)).map(|_| ()).expect_err(name);
        says_why(&field, name);
    }
}

#[test]
fn what_may_be_either_is_tamed_or_refused() {
    for (name, case) in EITHER {
        says_why(&parse(case).map(|_| ()).expect_err(name), name);
        match parse(&as_field(case)) {
            Ok(opened) => {
                let again =
                    parse(&file::to_json(&opened.map)).unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(again.map, opened.map, "{name}");
            }
            Err(error) => says_why(&error, name),
        }
    }
    for name in ["number_real_pos_overflow", "object_duplicated_key", "string_1st_surrogate_but_2nd_missing"]
    {
        let (_, case) = EITHER.iter().find(|(other, _)| *other == name).unwrap();
        assert!(parse(&as_field(case)).is_err(), "{name} would be lost or told apart nowhere");
    }
}

#[test]
fn a_hundred_thousand_brackets_overflow_nothing() {
    for open in ["[", "{\"a\":", "[{\"\":"] {
        let deep = open.repeat(100_000);
        for bytes in [deep.clone().into_bytes(), as_field(deep.as_bytes())] {
            says_why(&parse(&bytes).unwrap_err(), open);
        }
    }
}
