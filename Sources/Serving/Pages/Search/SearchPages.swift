import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import Localization
import Marketplace

/// Where clients find somebody who fits and is free.
struct SearchPages: Sendable {
    let index: SearchIndex

    func addRoutes(to router: some RouterMethods<APIContext>) {
        PageAssets.searchScript.addRoutes(to: router)
        router.get("search") { try await search(PageRequest($0, $1)) }
        router.get("terms") { request, context in
            let visit = PageRequest(request, context).visit(Address("terms"))
            return Response(page: TermsView().bytes(for: visit), for: visit)
        }
    }

    private func search(_ request: PageRequest) async throws -> Response {
        let form = SearchForm(request.query, at: request.now)
        var place: FoundPlace?
        if let name = form.place { place = try await index.place(named: name, at: request.now) }
        let question = form.question(at: request.now, near: place, request.query["cursor"])
        let isPlaceUnknown = form.place != nil && place == nil
        // All that is given must fit, and nobody is known to be in such a place.
        let answer = isPlaceUnknown ? nil : try await index.answer(question, at: request.now)
        var visit = request.visit(form.address.with("cursor", question.cursor?.rawValue))
        visit.script = PageAssets.searchScript.address
        let view = SearchView(
            form: form,
            categories: try await index.categories(at: request.now).categories,
            towns: try await index.towns(at: request.now),
            place: place?.name,
            isPlaceUnknown: isPlaceUnknown,
            total: answer?.total ?? 0,
            entries: answer?.results.map { SearchView.Entry($0, in: visit.language) } ?? [],
            next: answer?.next.map { form.address.with("cursor", $0.rawValue).at("found") }
        )
        return Response(page: view.bytes(for: visit), for: visit)
    }
}

extension SearchView.Entry {
    init(_ result: SearchResult, in language: Language) {
        let listed = result.listed
        name = listed.name
        address = Address(listed.slug.rawValue)
        photo = listed.photo.map { PhotoView(photo: $0, provider: listed.provider) }
        headline = listed.headline(in: language.tag)
        zone = listed.zone
        rating = listed.rating
        distance = result.distanceInMeters
        starts = result.starts
        guard let offer = result.offer else {
            service = nil
            return
        }
        let page = Address(Slug.text(of: listed.provider), Slug.text(of: offer.service))
        service = SearchView.Service(
            name: offer.name(in: language.tag),
            price: offer.price,
            durationMinutes: offer.durationMinutes,
            address: page
        )
    }
}
