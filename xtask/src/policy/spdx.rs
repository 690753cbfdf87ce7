//! Licence expressions: `MIT OR Apache-2.0`, `(MIT OR Apache-2.0) AND Unicode-3.0`, and crates.io's old `MIT/Apache-2.0`.

/// Whether the expression can be met with allowed licences alone. A missing or malformed one cannot.
pub fn satisfied(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let mut parser = Parser { words: &words, allowed };
    let met = parser.any();
    met && parser.words.is_empty()
}

struct Parser<'a> {
    words: &'a [&'a str],
    allowed: &'a dyn Fn(&str) -> bool,
}

impl Parser<'_> {
    fn next_is(&mut self, word: &str) -> bool {
        let found = self.words.first() == Some(&word);
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    // `|` and `&` rather than `||` and `&&`: both sides must be read to their end.
    fn any(&mut self) -> bool {
        let mut met = self.all();
        while self.next_is("OR") {
            met |= self.all();
        }
        met
    }

    fn all(&mut self) -> bool {
        let mut met = self.one();
        while self.next_is("AND") {
            met &= self.one();
        }
        met
    }

    fn one(&mut self) -> bool {
        if self.next_is("(") {
            let met = self.any();
            return self.next_is(")") && met;
        }
        let Some((licence, rest)) = self.words.split_first() else { return false };
        self.words = rest;
        if self.next_is("WITH") {
            // An exception only ever grants more.
            self.words = self.words.get(1..).unwrap_or_default();
        }
        (self.allowed)(licence)
    }
}

#[cfg(test)]
mod tests {
    use super::satisfied;

    #[test]
    fn expressions_are_met_as_lawyers_read_them() {
        let allowed = |licence: &str| ["MIT", "Zlib"].contains(&licence);
        let met = |expression| satisfied(expression, &allowed);
        assert!(met("MIT"));
        assert!(met("MIT OR GPL-3.0"));
        assert!(met("GPL-3.0/MIT"));
        assert!(met("(MIT OR GPL-3.0) AND Zlib"));
        assert!(met("Zlib AND GPL-3.0 OR MIT"));
        assert!(met("MIT WITH LLVM-exception OR GPL-3.0"));
        assert!(!met("MIT AND GPL-3.0"));
        assert!(!met("(MIT OR Zlib) AND GPL-3.0"));
        assert!(!met("GPL-3.0"));
        assert!(!met(""));
        assert!(!met("MIT )"));
        assert!(!met("( MIT"));
    }
}
