"""Books, holds, moves and cancels with the client that openapi-python-client generates.

usage: book_openapi_python_client.py URL PROVIDER SERVICE, with the package bookable_client in the path
"""

import datetime
import sys
import uuid

from bookable_client import AuthenticatedClient, Client
from bookable_client.api.bookings import cancel_booking, confirm_booking, create_booking, quote_cancellation
from bookable_client.api.bookings import reschedule_booking
from bookable_client.api.slots import list_slots
from bookable_client.models import Booked, Booking, BookingStatus, CancelBooking, Cancellation, CancellationQuote
from bookable_client.models import ConfirmBooking, ConfirmBookingClientType0, CreateBooking, CreateBookingClient
from bookable_client.models import Problem, Reschedule, SlotList

url, provider, service = sys.argv[1:]
anybody = Client(base_url=url)
today = datetime.datetime.now(datetime.timezone.utc).date()


def of(answer, kind):
    """The answer, which must be of that model."""
    assert isinstance(answer, kind), answer
    return answer


slots = of(list_slots.sync(
    provider, client=anybody, service=service, from_=today + datetime.timedelta(days=3),
    to=today + datetime.timedelta(days=14),
), SlotList).slots
first, second, third = (slot.start_at for slot in slots[:3])

booked = of(create_booking.sync(
    client=anybody, idempotency_key=str(uuid.uuid4()),
    body=CreateBooking(provider, service, first, CreateBookingClient(name="Kim Client", email="kim@example.org")),
), Booked)
assert booked.booking.start_at == first and booked.booking.status == BookingStatus.CONFIRMED
taken = of(create_booking.sync(
    client=anybody, body=CreateBooking(provider, service, first, CreateBookingClient(name="Lou")),
), Problem)
assert taken.code == "slot_taken" and taken.alternatives, taken

holder = AuthenticatedClient(base_url=url, token=booked.token)
moved = of(reschedule_booking.sync(booked.booking.id, client=holder, body=Reschedule(second)), Booking)
assert moved.start_at == second and moved.revision == 2
quote = of(quote_cancellation.sync(moved.id, client=holder), CancellationQuote)
assert quote.amount == 0, quote
cancelled = of(cancel_booking.sync(moved.id, client=holder, body=CancelBooking(reason="Ill")), Cancellation)
assert cancelled.booking.status == BookingStatus.CANCELLED and cancelled.booking.history[-1].note == "Ill"

held = of(create_booking.sync(
    client=anybody, body=CreateBooking(provider, service, third, hold_seconds=600),
), Booked)
assert held.booking.status == BookingStatus.PENDING and held.booking.expires_at
confirmed = of(confirm_booking.sync(
    held.booking.id, client=AuthenticatedClient(base_url=url, token=held.token),
    body=ConfirmBooking(client=ConfirmBookingClientType0(name="Kim Client")),
), Booking)
assert confirmed.status == BookingStatus.CONFIRMED and confirmed.expires_at is None
