//! What several things have in common.

/// A value of one or several things.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shared<T> {
    /// All have this one.
    Same(T),
    /// They differ.
    Mixed,
}

impl<T: PartialEq> Shared<T> {
    /// What `values` have in common.
    pub(super) fn of(values: impl IntoIterator<Item = T>) -> Option<Self> {
        let mut values = values.into_iter();
        let first = values.next()?;
        Some(if values.all(|value| value == first) { Self::Same(first) } else { Self::Mixed })
    }

    /// Whether all have `value`.
    pub(super) fn is(&self, value: &T) -> bool {
        matches!(self, Self::Same(same) if same == value)
    }

    /// The value that all have.
    pub(super) fn same(self) -> Option<T> {
        match self {
            Self::Same(value) => Some(value),
            Self::Mixed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_have_a_value_in_common_only_if_all_have_it() {
        assert_eq!(Shared::of([3, 3, 3]), Some(Shared::Same(3)));
        assert_eq!(Shared::of([3, 2, 3]), Some(Shared::Mixed));
        assert_eq!(Shared::<u8>::of([]), None);
        assert!(Shared::Same(3).is(&3) && !Shared::Mixed.is(&3));
        assert_eq!(Shared::Same(3).same(), Some(3));
    }
}
