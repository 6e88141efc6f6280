"""Books, holds, moves and cancels with the Python client that openapi-generator generates.

usage: book_openapi_generator.py URL PROVIDER SERVICE, with the package bookable_client in the path
"""

import datetime
import sys
import uuid

from bookable_client import ApiClient, ApiException, BookingsApi, BookingStatus, CancelBooking, Configuration
from bookable_client import ConfirmBooking, ConfirmBookingClient, CreateBooking, CreateBookingClient, Problem
from bookable_client import Reschedule, SlotsApi
from bookable_client.models.list_slots_from_parameter import ListSlotsFromParameter

url, provider, service = sys.argv[1:]
anybody = ApiClient(Configuration(host=url))
today = datetime.datetime.now(datetime.timezone.utc).date()


def day(ahead):
    return ListSlotsFromParameter((today + datetime.timedelta(days=ahead)).isoformat())


slots = SlotsApi(anybody).list_slots(provider, service, day(3), day(14)).slots
first, second, third = (slot.start_at for slot in slots[:3])

bookings = BookingsApi(anybody)
request = CreateBooking(
    provider_id=provider, service_id=service, start_at=first,
    client=CreateBookingClient(name="Kim Client", email="kim@example.org"),
)
booked = bookings.create_booking(request, idempotency_key=str(uuid.uuid4()))
assert booked.booking.start_at == first and booked.booking.status == BookingStatus.CONFIRMED
try:
    bookings.create_booking(request)
    raise AssertionError("A slot was booked twice.")
except ApiException as error:
    assert error.status == 409 and isinstance(error.data, Problem) and error.data.code == "slot_taken", error
    assert error.data.alternatives

own = BookingsApi(ApiClient(Configuration(host=url, access_token=booked.token)))
moved = own.reschedule_booking(booked.booking.id, Reschedule(start_at=second))
assert moved.start_at == second and moved.revision == 2
assert own.quote_cancellation(moved.id).amount == 0
cancelled = own.cancel_booking(moved.id, cancel_booking=CancelBooking(reason="Ill"))
assert cancelled.booking.status == BookingStatus.CANCELLED and cancelled.booking.history[-1].note == "Ill"

held = bookings.create_booking(
    CreateBooking(provider_id=provider, service_id=service, start_at=third, hold_seconds=600)
)
assert held.booking.status == BookingStatus.PENDING and held.booking.expires_at
holder = BookingsApi(ApiClient(Configuration(host=url, access_token=held.token)))
confirmed = holder.confirm_booking(
    held.booking.id, confirm_booking=ConfirmBooking(client=ConfirmBookingClient(name="Kim Client"))
)
assert confirmed.status == BookingStatus.CONFIRMED and confirmed.expires_at is None
