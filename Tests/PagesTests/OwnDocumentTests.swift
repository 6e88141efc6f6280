import Bookings
import Testing

/// Documents on the page of a booking, and in the console.
struct OwnDocumentTests {
    private static let pdf = "%PDF-1.4\n%%EOF"

    private static let asking: @Sendable (inout ServiceStore.Draft) -> Void = { draft in
        draft.requirements = ClientRequirements(
            documents: [RequiredDocument(name: "referral", label: "Referral <b>letter</b>", due: .visit)]
        )
    }

    @Test func `a document is uploaded without a script, read and deleted`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open("anna", Self.asking)
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            let page = try await stage.get(address)
            let path = "\(address)/documents/referral"
            #expect(page.html.contains("action=\"\(path)\" enctype=\"multipart/form-data\""))
            #expect(page.html.contains("Referral &lt;b&gt;letter&lt;/b&gt;"))
            // A name that tries to be a path, a header and a script.
            let name = "../../x\u{22}; name=\u{22}y<script>.pdf"
            let sent = try await stage.upload(Self.pdf, called: name, to: path)
            #expect(sent.status == 303 && sent.header("Location") == "\(address)?news=document-saved")
            let file = try await stage.get(path)
            #expect(file.status == 200 && file.html == Self.pdf)
            #expect(file.header("Content-Disposition") == "attachment; filename=\"referral.pdf\"")
            #expect(file.header("Content-Security-Policy") == "default-src 'none'; sandbox")
            #expect(file.header("X-Content-Type-Options") == "nosniff" && file.header("Set-Cookie") == nil)
            #expect(try await stage.get(address).html.contains("href=\"\(path)\""))
            let removed = try await stage.post("\(path)/remove", [])
            #expect(removed.header("Location") == "\(address)?news=document-removed")
            #expect(try await stage.get(path).status == 404)
        }
    }

    @Test func `what is no document comes back with a reason, and other sites send none`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open("anna", Self.asking)
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            let path = "\(address)/documents/referral"
            let refused = try await stage.upload("<script>alert(1)</script>", called: "a.pdf", to: path)
            #expect(refused.header("Location") == "\(address)?news=document-refused")
            let empty = try await stage.upload("", called: "", to: path)
            #expect(empty.header("Location") == "\(address)?news=document-missing")
            #expect(try await stage.post(path, []).header("Location") == "\(address)?news=document-missing")
            let foreign = ["Sec-Fetch-Site": "cross-site"]
            #expect(try await stage.upload(Self.pdf, called: "a", to: path, headers: foreign).status == 403)
            #expect(try await stage.get(path).status == 404)
        }
    }

    @Test func `the console leads to a document once, where no cookie counts`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open("anna", Self.asking)
            try await stage.member("anna@example.org", .owner, of: shop)
            try await stage.member("money@example.org", .finance, of: shop)
            let address = try await stage.book(shop, at: "2026-03-05T09:00:00Z")
            _ = try await stage.upload(Self.pdf, called: "a.pdf", to: "\(address)/documents/referral")
            let path = "/console/anna/bookings/\(try await stage.id(of: address))"
            let anna = try await stage.signedIn("anna@example.org")
            let page = try await stage.get(path, headers: anna)
            #expect(page.html.contains("action=\"\(path)/documents/referral\""))
            let opened = try await stage.post("\(path)/documents/referral", [], headers: anna)
            let file = try #require(opened.header("Location"))
            #expect(opened.status == 303 && file.hasPrefix("/files/dt_"))
            let reply = try await stage.get(file)
            #expect(reply.status == 200 && reply.html == Self.pdf)
            #expect(reply.header("Content-Disposition")?.hasPrefix("attachment") == true)
            #expect(try await stage.get(file).status == 404)
            #expect(try await stage.post("\(path)/documents/other", [], headers: anna).status == 404)
            let money = try await stage.signedIn("money@example.org")
            #expect(try await stage.post("\(path)/documents/referral", [], headers: money).status == 403)
        }
    }
}

extension PageStage {
    /// Sends a file as a browser's form does.
    fileprivate func upload(
        _ content: String,
        called name: String,
        to path: String,
        headers: [String: String] = ["Sec-Fetch-Site": "same-origin"]
    ) async throws -> PageReply {
        let boundary = "----BookableTest0123456789"
        let body =
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
            + "Content-Type: text/html\r\n\r\n\(content)\r\n--\(boundary)--\r\n"
        return try await post(path, body: body, type: "multipart/form-data; boundary=\(boundary)", headers: headers)
    }
}
