/// The engines on which bookings are kept: what holds on one holds on each.
enum Engine: CaseIterable, Sendable {
    case sqlite
    case postgres
}
