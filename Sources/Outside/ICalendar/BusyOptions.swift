public import CivilTime

/// By which rules a calendar is read.
public struct BusyOptions: Sendable {
    /// The zone of the calendar's owner, for dates and for times without a zone.
    public var timeZone: Zone

    /// The owner's addresses.
    ///
    /// An invitation that the owner declined under each of them does not block.
    public var ownerAddresses: [String]

    /// Whether tentative events block.
    public var tentativeIsBusy: Bool

    /// Whether whole days that are marked as free block all the same.
    public var freeDaysAreBusy: Bool

    /// The end of the UIDs of our own events, which do not block; empty if there are none.
    public var ownSuffix: String

    /// How much a file may hold and cost.
    public var limits: CalendarLimits

    /// The zone database.
    public var zones: ZoneDirectory

    /// Reads a calendar by the usual rules.
    public init(
        timeZone: Zone,
        ownerAddresses: [String] = [],
        tentativeIsBusy: Bool = true,
        freeDaysAreBusy: Bool = false,
        ownSuffix: String = "",
        limits: CalendarLimits = .standard,
        zones: ZoneDirectory = .system
    ) {
        self.timeZone = timeZone
        self.ownerAddresses = ownerAddresses
        self.tentativeIsBusy = tentativeIsBusy
        self.freeDaysAreBusy = freeDaysAreBusy
        self.ownSuffix = ownSuffix
        self.limits = limits
        self.zones = zones
    }
}
