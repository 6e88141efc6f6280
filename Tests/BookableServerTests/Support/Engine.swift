/// The engines on which a server runs: what it answers on one it answers on each.
enum Engine: CaseIterable, Sendable {
    case sqlite
    case postgres
}
