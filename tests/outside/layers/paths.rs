//! Paths in Rust source, read as text.

/// The source without comments and without what stands in quotes.
pub fn bare(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut code = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let skipped = match rest {
            ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => block_comment(rest),
            ['"', ..] => quoted(rest),
            ['r', '"' | '#', ..] if !follows_word(&code) => raw_string(rest),
            ['\'', '\\', ..] => {
                2 + rest[2..]
                    .iter()
                    .skip(1)
                    .position(|c| *c == '\'')
                    .map_or(0, |end| end + 2)
            }
            ['\'', _, '\'', ..] => 3,
            _ => 0,
        };
        if skipped == 0 {
            code.push(chars[at]);
            at += 1;
        } else {
            code.push(' ');
            at += skipped;
        }
    }
    code
}

fn follows_word(code: &str) -> bool {
    code.chars()
        .last()
        .is_some_and(|c| c.is_alphanumeric() || c == '_')
}

fn block_comment(rest: &[char]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => {
                depth += 1;
                at += 2;
            }
            ['*', '/', ..] => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    break;
                }
            }
            _ => at += 1,
        }
    }
    at
}

fn quoted(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of `r"…"` or `r#"…"#`; 0 where it is a raw identifier.
fn raw_string(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return 0;
    }
    let mut at = 2 + hashes;
    while at < rest.len() {
        let closes = rest[at] == '"' && rest[at + 1..].iter().take_while(|c| **c == '#').count() >= hashes;
        at += 1;
        if closes {
            return at + hashes;
        }
    }
    rest.len()
}

/// The code without the attributes of one name, brackets and all.
pub fn without_attribute(code: &str, name: &str) -> String {
    let start = format!("#[{name}");
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, after)) = rest.split_once(&start) {
        kept.push_str(before);
        let mut depth = 1;
        let end = after.find(|c| {
            depth += match c {
                '[' => 1,
                ']' => -1,
                _ => 0,
            };
            depth == 0
        });
        rest = end.map_or("", |end| &after[end + 1..]);
    }
    kept + rest
}

/// Whether a crate stands at the head of a path: `name::…`, `use name;`, `use name as …`.
pub fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].trim_end();
        let after = &code[at + name.len()..];
        let whole =
            !before_is_word(&code[..at]) && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let head = !before.ends_with("::");
        let path = after.trim_start().starts_with("::");
        let used = before.ends_with("use") || before.ends_with("extern crate");
        whole && ((path && head) || used)
    })
}

fn before_is_word(before: &str) -> bool {
    before.ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Every path that starts with `crate::` or `super::`, from the crate's root, braces spread out.
pub fn all(module: &[String], code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, word) in code.match_indices("crate").chain(code.match_indices("super")) {
        let before = &code[..at];
        let after = code[at + word.len()..].trim_start();
        if before_is_word(before) || before.trim_end().ends_with("::") || !after.starts_with("::") {
            continue;
        }
        let mut base = if word == "crate" {
            Vec::new()
        } else {
            parent(module)
        };
        let mut rest = after[2..].trim_start();
        while let Some(further) = rest.strip_prefix("super") {
            let Some(further) = further.trim_start().strip_prefix("::") else {
                break;
            };
            base = parent(&base);
            rest = further.trim_start();
        }
        tree(&base, rest, &mut found);
    }
    found
}

fn parent(module: &[String]) -> Vec<String> {
    module[..module.len().saturating_sub(1)].to_vec()
}

/// Reads `a::b`, `a::{b, c::d}`, `{a, b}`, `*` at the start of `text`; answers what is left.
fn tree<'a>(base: &[String], text: &'a str, found: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = tree(base, rest, found).trim_start();
            match rest.strip_prefix(',') {
                Some(further) => rest = further,
                None => break,
            }
        }
        return rest.strip_prefix('}').unwrap_or(rest);
    }
    let word: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    if word.is_empty() {
        // `*` takes all that the base offers; anything else (`}`, `<`) ends the path.
        if !base.is_empty() {
            found.push(base.to_vec());
        }
        return text.strip_prefix('*').unwrap_or(text);
    }
    let mut path = base.to_vec();
    path.push(word.clone());
    let rest = text[word.len()..].trim_start();
    if let Some(further) = rest.strip_prefix("::") {
        return tree(&path, further, found);
    }
    found.push(path);
    rest.strip_prefix("as ").map_or(rest, |alias| {
        alias
            .trim_start()
            .trim_start_matches(|c: char| c.is_alphanumeric() || c == '_')
    })
}
