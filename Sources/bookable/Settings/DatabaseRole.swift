/// What a PostgreSQL server is among others.
enum DatabaseRole: String, CaseIterable {
    /// It takes changes.
    case primary

    /// It follows another one and can only be read.
    case replica
}
