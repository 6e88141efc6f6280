/// Answers the calls under `/_fake`, with which a test plays payer, bank and chance.
struct ControlDesk: Sendable {
    let fake: FakeStripe
    let deliveries: Deliveries

    func answer(to request: FakeRequest) async throws -> FakeAnswer {
        let path = Array(request.path.dropFirst())
        do {
            let document = request.body.isEmpty ? JSON.object([:]) : try JSON(bytes: request.body)
            if request.method == "POST", path == ["webhooks", "deliver"] {
                let round = try await deliveries.deliverAll()
                return FakeAnswer(body: ["sent": .int(Int64(round.sent)), "taken": .int(Int64(round.taken))])
            }
            return FakeAnswer(
                body: try fake.withState { state throws(Refusal) in
                    try state.control(request.method, path, document)
                }
            )
        } catch let refusal as Refusal {
            return refusal.answer
        } catch is DecodingError {
            return Refusal.invalid("The body is not JSON.").answer
        }
    }
}
