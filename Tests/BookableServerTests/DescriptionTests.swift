@testable import BookableAPI
@testable import BookableServer
import Foundation
import HTTPTypes
import Hummingbird
import Testing

/// The OpenAPI document says what the router does, and nothing else.
struct DescriptionTests {
    @Test func everyRouteIsDescribedAndEveryDescriptionRouted() async throws {
        try await Stage.run { stage in
            let router = Router(context: APIContext.self)
            stage.server.routes.addRoutes(to: router)
            let routed = Set(router.routes.map { "\($0.method.rawValue) \($0.path.description)" })
            let described = stage.description.operations
            #expect(routed.subtracting(described).sorted() == [])
            #expect(described.subtracting(routed).sorted() == [])
        }
    }

    @Test func theDescriptionIsServedAsItsFileHasIt() async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = try Data(contentsOf: root.appending(path: "Sources/Serving/CAssets/Assets/openapi.json"))
        try await Stage.run { stage in
            let reply = try await stage.send(.get, "/openapi.json")
            #expect(reply.bytes == Array(file))
            #expect(reply.header("Content-Type") == "application/json")
        }
    }

    @Test func everyProblemCodeIsDescribed() async throws {
        try await Stage.run { stage in
            let schemas = stage.description.document["components"]["schemas"]
            let problems = Set(schemas["Problem"]["properties"]["code"]["enum"].array.compactMap(\.string))
            #expect(problems == Set(ProblemCode.allCases.map(\.rawValue)))
            let reasons = Set(schemas["SlotReason"]["properties"]["code"]["enum"].array.compactMap(\.string))
            #expect(reasons == Set(SlotReason.Code.allCases.map(\.rawValue)))
        }
    }

    @Test func everyReferenceLeadsSomewhere() async throws {
        try await Stage.run { stage in
            let document = stage.description.document
            let check = SchemaCheck(document: document)
            for reference in references(in: document) {
                #expect(check.resolve(["$ref": .string(reference)]) != .null, "\(reference)")
            }
        }
    }

    /// Properties that can only be null, and lists of anything, are what generators of clients stumble over.
    @Test func generatorsUnderstandEverySchema() async throws {
        try await Stage.run { stage in
            let document = stage.description.document
            #expect(oddities(in: document, at: "") == [])
            let identifiers = document["paths"].object.values.flatMap { $0.object.values }
                .compactMap(\.["operationId"].string)
            #expect(Set(identifiers).count == identifiers.count)
        }
    }

    @Test func everyOperationShowsExamplesThatFit() async throws {
        try await Stage.run { stage in
            let check = SchemaCheck(document: stage.description.document)
            for (path, item) in stage.description.document["paths"].object {
                for (method, operation) in item.object {
                    let bodies = check.resolve(operation["requestBody"])["content"].object
                    let answers = operation["responses"].object.filter { $0.key.hasPrefix("2") }
                        .flatMap { check.resolve($0.value)["content"].object }
                    for (type, media) in Array(bodies) + answers {
                        let place = "\(method) \(path) \(type)"
                        #expect(media.object["example"] != nil, "\(place) has no example")
                        let complaints = check.complaints(about: media["example"], against: media["schema"], at: "")
                        #expect(complaints == [], "\(place)")
                    }
                    for parameter in operation["parameters"].array.map(check.resolve)
                    where parameter["required"] == true {
                        let isShown = parameter.object["example"] != nil || showsValues(parameter["schema"], check)
                        #expect(isShown, "\(method) \(path): \(parameter["name"].string ?? "") has no example")
                    }
                }
            }
        }
    }

    private func showsValues(_ schema: JSONValue, _ check: SchemaCheck) -> Bool {
        let schema = check.resolve(schema)
        return schema["examples"] != .null || schema["enum"] != .null
            || schema["items"] != .null && showsValues(schema["items"], check)
            || schema["anyOf"].array.contains { showsValues($0, check) }
    }

    private func oddities(in value: JSONValue, at path: String) -> [String] {
        var found: [String] = []
        let types = value["type"].array.compactMap(\.string) + [value["type"].string].compactMap(\.self)
        if types.contains("array"), value["items"] == .null { found.append("\(path) has no items") }
        for (name, property) in value["properties"].object where property == ["type": "null"] {
            found.append("\(path).\(name) is only null")
        }
        for (name, member) in value.object { found += oddities(in: member, at: "\(path)/\(name)") }
        for (index, element) in value.array.enumerated() { found += oddities(in: element, at: "\(path)/\(index)") }
        return found
    }

    private func references(in value: JSONValue) -> Set<String> {
        var found: Set<String> = []
        if let reference = value["$ref"].string { found.insert(reference) }
        for member in value.object.values { found.formUnion(references(in: member)) }
        for element in value.array { found.formUnion(references(in: element)) }
        return found
    }
}
