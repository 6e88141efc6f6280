/// Names the event that a subscriber's job is about; the provider is the job's.
struct EventJob: Codable {
    let sequence: Int64
}
