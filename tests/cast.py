"""The standing cast: a commune, its neighbour and the province, and who works there.

`vanphong` is the clerk of the People's Committee's office, `canbo` an officer of the
Farmers' Union, `lanhdao` leads the People's Committee, `tinh` follows the Front's line from
the province, `khach` has an account and no role. `hangxom` is the neighbouring commune's clerk.
"""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.registry.models import Account, Body, Role
from tests.factories import AccountFactory, BodyFactory, RoleFactory

K = Body.Kind


@dataclass(frozen=True)
class Bodies:
    tinh_uy: Body
    mttq_tinh: Body
    dang_uy: Body
    ubnd: Body
    van_phong: Body
    mttq: Body
    nong_dan: Body
    phu_nu: Body
    hang_xom: Body


def make_bodies() -> Bodies:
    def body(name: str, kind: str, parent: Body | None = None, **more: object) -> Body:
        return BodyFactory(name=name, kind=kind, parent=parent, **more)

    tinh = {"level": Body.Level.PROVINCE, "place": "tỉnh Lâm Sơn"}
    xa = "xã Thanh Khê"
    tinh_uy = body("Tỉnh ủy Lâm Sơn", K.PARTY_COMMITTEE, **tinh)
    mttq_tinh = body("Ủy ban MTTQ Việt Nam tỉnh Lâm Sơn", K.FRONT, tinh_uy, **tinh)
    dang_uy = body(f"Đảng ủy {xa}", K.PARTY_COMMITTEE, tinh_uy, line=tinh_uy)
    ubnd = body(f"Ủy ban nhân dân {xa}", K.PEOPLES_COMMITTEE, dang_uy, short_name="UBND xã")
    mttq = body(f"Ủy ban MTTQ Việt Nam {xa}", K.FRONT, dang_uy, line=mttq_tinh)
    return Bodies(
        tinh_uy=tinh_uy,
        mttq_tinh=mttq_tinh,
        dang_uy=dang_uy,
        ubnd=ubnd,
        van_phong=body(f"Văn phòng HĐND và UBND {xa}", K.OFFICE, ubnd),
        mttq=mttq,
        nong_dan=body(f"Hội Nông dân {xa}", K.SOCIO_POLITICAL, mttq),
        phu_nu=body(f"Hội Liên hiệp Phụ nữ {xa}", K.SOCIO_POLITICAL, mttq),
        hang_xom=body("Ủy ban nhân dân xã Bản Lầu", K.PEOPLES_COMMITTEE, place="xã Bản Lầu"),
    )


def make_account(
    username: str, full_name: str, role: str = "", body: Body | None = None
) -> Account:
    account = AccountFactory(username=username, full_name=full_name)
    if body is not None:
        RoleFactory(account=account, body=body, role=role)
    return account


def make_cast(bodies: Bodies) -> dict[str, Account]:
    return {
        "vanphong": make_account("vanphong", "Lò Thị Mận", Role.Name.CLERK, bodies.van_phong),
        "canbo": make_account("canbo", "Vàng A Páo", Role.Name.OFFICER, bodies.nong_dan),
        "lanhdao": make_account("lanhdao", "Hà Văn Sinh", Role.Name.LEADER, bodies.ubnd),
        "tinh": make_account("tinh", "Chu Thị Quế", Role.Name.VIEWER, bodies.mttq_tinh),
        "hangxom": make_account("hangxom", "Tẩn Láo Lở", Role.Name.CLERK, bodies.hang_xom),
        "khach": make_account("khach", "Ngô Bá Khách"),
    }
