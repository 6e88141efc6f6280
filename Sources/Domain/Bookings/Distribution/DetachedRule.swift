/// A trigger or a foreign key that is taken off while tables are spread out.
struct DetachedRule {
    /// The statement that takes it off.
    let removal: String
    /// The statement that puts it back as it was.
    let addition: String
}
