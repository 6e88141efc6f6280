import CAssets

/// The description of the API as its reference shows it: operations by subject, and what their parts refer to.
struct Description {
    let document: DescriptionValue

    /// The one that is embedded in the program and served as `/openapi.json`; `nil` if that is not JSON.
    static func embedded() -> Description? {
        let asset = asset_openapi_json
        let bytes = Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
        return DescriptionReader.read(bytes).map { Description(document: $0) }
    }

    /// One operation, with the parameters that its path has for all of them.
    struct Operation {
        let id: String
        let method: String
        let path: String
        let value: DescriptionValue
        let parameters: [DescriptionValue]
    }

    /// All operations by their first tag, both in the order of the document.
    var subjects: [(name: String, operations: [Operation])] {
        let operations = operations
        return (document["tags"]?.elements ?? []).compactMap { $0["name"]?.string }.map { name in
            (name, operations.filter { $0.value["tags"]?.elements.first?.string == name })
        }
    }

    private var operations: [Operation] {
        (document["paths"]?.members ?? []).flatMap { path, item in
            item.members.filter { Self.methods.contains($0.name) }.map { method, value in
                let parameters = (item["parameters"]?.elements ?? []) + (value["parameters"]?.elements ?? [])
                return Operation(
                    id: value["operationId"]?.string ?? "\(method) \(path)",
                    method: method.uppercased(),
                    path: path,
                    value: value,
                    parameters: parameters.map(resolve)
                )
            }
        }
    }

    private static let methods: Set<String> = ["get", "put", "post", "delete", "patch"]

    var schemas: [(name: String, value: DescriptionValue)] { document["components"]?["schemas"]?.members ?? [] }

    /// What a reference leads to; anything else as it is.
    func resolve(_ value: DescriptionValue) -> DescriptionValue {
        guard let reference = value.reference else { return value }
        return reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? .null }
    }
}
