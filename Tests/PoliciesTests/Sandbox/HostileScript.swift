import Foundation
import Testing

/// One entry of the collection of hostile scripts.
struct HostileScript: Decodable, CustomTestStringConvertible {
    /// How a script may end.
    enum Outcome: String, Decodable {
        case rejected = "rejected at upload"
        case error = "error at run, bounded time+memory"
        case harmless
    }

    /// The folder below `Fixtures` that holds it.
    private(set) var collection = "hostile"
    let file: String
    let must: Outcome
    let alsoAccepted: [Outcome]?

    enum CodingKeys: String, CodingKey {
        case file, must
        case alsoAccepted = "also_ok"
    }

    var testDescription: String { file }

    var accepted: Set<Outcome> {
        var outcomes = Set(alsoAccepted ?? []).union([must])
        // Refusing a script earlier than it would fail is as good.
        if outcomes.contains(.error) { outcomes.insert(.rejected) }
        return outcomes
    }

    func bytes() throws -> [UInt8] {
        try Fixture.bytes("\(collection)/\(file)")
    }

    static func all() throws -> [HostileScript] {
        try ["hostile", "attack"].flatMap { collection in
            let manifest = try Data(Fixture.bytes("\(collection)/manifest.json"))
            return try JSONDecoder().decode([HostileScript].self, from: manifest).map { script in
                var script = script
                script.collection = collection
                return script
            }
        }
    }
}
