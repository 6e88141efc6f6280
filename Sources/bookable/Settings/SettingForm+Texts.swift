import HTTPTransport

extension SettingForm where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    /// One of the words of a type.
    static var word: SettingForm {
        let words = Value.allCases.map(\.rawValue)
        var form = SettingForm(
            words.count > 3 ? "word" : words.joined(separator: "|"),
            "one of " + words.joined(separator: ", "),
            convert: { Value(rawValue: $0) },
            write: \.rawValue
        )
        form.words = words
        return form
    }
}

extension SettingForm<Bool> {
    static var yesOrNo: SettingForm {
        var form = SettingForm(
            "yes|no",
            "one of yes, no",
            convert: { text in
                switch text {
                case "yes": true
                case "no": false
                default: nil
                }
            },
            write: { $0 ? "yes" : "no" }
        )
        form.words = ["yes", "no"]
        return form
    }
}

extension SettingForm<String> {
    /// Any text that is not empty.
    static func text(_ valueName: String, _ accepted: String) -> SettingForm {
        SettingForm(valueName, accepted, convert: { $0.isEmpty ? nil : $0 }, write: { $0 })
    }

    /// The address of an outside service, without a slash at the end.
    static var serviceURL: SettingForm {
        SettingForm(
            valueName: "URL",
            accepted: "an https URL without a query; http for this machine alone",
            read: { (text) throws(SettingFault) in
                try check(url: text)
                guard !text.contains(where: { "?#".contains($0) }) else {
                    throw .because("takes a URL without a query")
                }
                var text = text
                while text.hasSuffix("/") { text.removeLast() }
                return text
            },
            write: { $0 }
        )
    }

    /// The address of a page that clients are led to.
    static var pageURL: SettingForm {
        SettingForm(
            valueName: "URL",
            accepted: "an https URL; http for this machine alone",
            read: { (text) throws(SettingFault) in
                try check(url: text)
                return text
            },
            write: { $0 }
        )
    }

    private static func check(url text: String) throws(SettingFault) {
        do throws(HTTPError) {
            try HTTPClient.check(url: text)
        } catch {
            throw .because(
                error.code == .insecure
                    ? "must be an https URL; http is only for this machine" : "must be an absolute URL without a user"
            )
        }
    }
}

extension SettingForm<DatabaseAddress> {
    /// A path or the address of a server; what is refused is not quoted.
    static var database: SettingForm {
        SettingForm(
            valueName: "path or URL",
            accepted: "the path of a SQLite file, or a server as postgres://user@host/database",
            read: { (text) throws(SettingFault) in
                do throws(AddressError) {
                    return try DatabaseAddress(text)
                } catch {
                    throw .because(error.reason)
                }
            },
            write: \.description
        )
    }
}
