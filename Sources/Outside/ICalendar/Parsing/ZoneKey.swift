/// The name of a zone in one of the calendars of a file: two calendars may define one name differently.
internal struct ZoneKey: Hashable {
    internal let calendar: Int
    internal let name: String
}
