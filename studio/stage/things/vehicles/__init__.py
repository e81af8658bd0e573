"""Vehicles: what people ride, drive, row and sail, and what passes by.

``build_vehicle(kind, attributes, …)`` makes one of ``VEHICLES``; ``VehiclePerformer(vehicle, score)`` drives it.
"""

from studio.stage.things.vehicles.performer import VehiclePerformer
from studio.stage.things.vehicles.registry import VEHICLES, build_vehicle, vehicle_size
from studio.stage.things.vehicles.vehicle import Going, Vehicle

__all__ = ["VEHICLES", "Going", "Vehicle", "VehiclePerformer", "build_vehicle", "vehicle_size"]
