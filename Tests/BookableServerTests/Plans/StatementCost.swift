/// What one run of a statement read, by the engine's own count.
struct StatementCost: Sendable {
    /// With placeholders for its arguments.
    let text: String

    /// Steps of SQLite's virtual machine, or rows and index entries that PostgreSQL visited, those of triggers, constraints and
    /// foreign keys included.
    let work: Int

    /// How many rows it answered.
    let rows: Int

    /// How the engine runs it, where it did too much.
    let plan: String
}
