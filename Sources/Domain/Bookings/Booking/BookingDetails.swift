/// A booking with its policy in words and its history, oldest first.
package struct BookingDetails: Sendable {
    package let booking: Booking
    package let policy: DescribedPolicy
    package let history: [BookingChange]
}
