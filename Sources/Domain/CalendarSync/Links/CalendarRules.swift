/// How a linked calendar blocks its provider.
package struct CalendarRules: Hashable, Sendable {
    /// The provider's own e-mail addresses: invitations that they declined do not block.
    package var ownerAddresses: [String]

    /// Whether tentative events block.
    package var tentativeIsBusy: Bool
    package var whenStale: StaleRule

    /// Whether whole days that are marked as free block all the same, as many programs mark them without being asked.
    package var freeDaysAreBusy: Bool

    /// Whether what is in the calendar blocks time at all; without it, only bookings' own events are looked after there.
    package var countsAsBusy: Bool

    package init(
        ownerAddresses: [String] = [],
        tentativeIsBusy: Bool = true,
        whenStale: StaleRule = .trust,
        freeDaysAreBusy: Bool = false,
        countsAsBusy: Bool = true
    ) {
        self.countsAsBusy = countsAsBusy
        self.freeDaysAreBusy = freeDaysAreBusy
        self.ownerAddresses = ownerAddresses
        self.tentativeIsBusy = tentativeIsBusy
        self.whenStale = whenStale
    }

    /// What holds once a calendar could not be read for a day.
    package enum StaleRule: String, Sendable, CaseIterable {
        /// What was read last stays in force.
        case trust

        /// What was read last stays in force, and the calendar is looked at again just before something is booked.
        case check

        /// Nothing can be booked until the calendar can be read again.
        case hold
    }
}
