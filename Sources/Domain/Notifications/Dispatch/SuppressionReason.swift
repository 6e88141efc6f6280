/// Why a message is not sent although it is true.
///
/// The names are stored and told to other programs.
package enum SuppressionReason: String, Sendable, CaseIterable {
    /// The recipient has no address of that kind.
    case noAddress = "no_address"

    /// The address was refused for good, more than once.
    case unusableAddress = "unusable_address"

    /// The client has not agreed to messages by this channel, or does not any more.
    case noConsent = "no_consent"

    /// The recipient answered that they want no messages.
    case optedOut = "opted_out"

    /// The provider's budget for the day is used up.
    case budgetSpent = "budget_spent"

    /// The client ended reminders.
    case remindersEnded = "reminders_ended"
}
