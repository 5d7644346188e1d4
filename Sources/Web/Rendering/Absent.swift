/// A name that is known and has nothing to show. Without it a template would look for the same name further out, and
/// a misspelt name could not be told from an empty one.
struct Absent {}

/// What `child(named:)` gives for an optional value: the value, or that there is none.
func maybe(_ value: Any?) -> Any { value ?? Absent() }
