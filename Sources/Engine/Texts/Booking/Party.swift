/// The sides of a booking: who gets a message, and who caused it.
public enum Party: String, CaseIterable, Sendable {
    case client, provider
}
