/// Who may read `/metrics`.
package enum MetricsAccess: String, CaseIterable, Sendable {
    /// Whoever presents an administrator's key.
    case key

    /// Anybody who reaches the server.
    case open
}
