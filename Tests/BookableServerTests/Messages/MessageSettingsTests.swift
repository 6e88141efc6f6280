import HTTPTypes
import Testing

/// What providers choose about messages, over HTTP.
struct MessageSettingsTests {
    @Test(arguments: Engine.allCases)
    func `sentences of the provider's own are kept by language`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/message-settings"
            let written: JSONValue = ["client_sentences": ["de": "Bitte klingeln.", "ar": "الرجاء قرع الجرس"]]
            #expect(try await stage.send(.put, path, written, as: anna.key).status == 200)
            let kept = try await stage.send(.get, path, as: anna.key).json
            #expect(kept["client_sentences"]["de"].string == "Bitte klingeln.")
            #expect(kept["client_sentences"]["ar"].string == "الرجاء قرع الجرس")
            let refused: [(String, String)] = [
                ("it", "Suonare."), ("de", ""), ("de", " \u{3000}"), ("de", "eins\nzwei"), ("de", "a\r\nBcc: x"),
                ("de", String(repeating: "a", count: 501)),
            ]
            for (tag, sentence) in refused {
                let answer = try await stage.send(
                    .put,
                    path,
                    ["client_sentences": [tag: .string(sentence)]],
                    as: anna.key
                )
                #expect(answer.status == 400, "\(tag) \(sentence.prefix(20)): \(answer.json)")
            }
            #expect(try await stage.send(.get, path, as: anna.key).json["client_sentences"]["de"].string != nil)
        }
    }
}
