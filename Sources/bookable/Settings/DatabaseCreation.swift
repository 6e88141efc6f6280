/// Whether `serve` makes a SQLite file where there is none.
enum DatabaseCreation: String, CaseIterable {
    case yes

    /// A path without a file is a mistake, or the file is gone.
    case no
}
