"""The settings, the only place that reads the environment: variables REFLEXES_…, then .streamlit/secrets.toml."""

import datetime as dt
import json
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from sheets.allowed import Allowed, read_allowed
from sheets.cells import join_french
from sheets.dates import read_fuzzy_date
from sheets.problems import SettingProblem
from sheets.web_addresses import copy_address, frame_sources, public_address

SECRETS = Path(__file__).resolve().parent.parent / ".streamlit" / "secrets.toml"
_TABLE = "reflexes"


class Audience(StrEnum):
    """Who looks: the team sees drafts and findings, the public what is published."""

    TEAM = "equipe"
    PUBLIC = "public"


class Settings(BaseSettings):
    """What an installation chooses. The public audience is the default: a forgotten setting shows no draft."""

    model_config = SettingsConfigDict(env_prefix="REFLEXES_", extra="forbid", frozen=True, env_ignore_empty=True)

    source: str = Field(
        "demo",
        min_length=1,
        description=(
            "« demo », un dossier de fichiers CSV, un classeur .xlsx, google:ADRESSE (de la feuille), "
            "ou un paquet de données (son dossier, son .zip ou son adresse web)"
        ),
    )
    audience: Audience = Field(Audience.PUBLIC, description="« public » ou « equipe »")
    allowed: Annotated[Allowed, NoDecode] = Field(
        Allowed(), description="des adresses et des domaines, comme « labo@exemple.fr, @region.fr »"
    )
    guard: bool = Field(False, description="« oui » si un autre accès protégé est devant, « non » sinon")
    date: dt.date | None = Field(None, description="une date, comme 2020-07-22")
    google_key: SecretStr = Field(
        SecretStr(""), description="le chemin du fichier JSON de la clé du compte de service, ou son contenu"
    )
    google_writer_key: SecretStr = Field(
        SecretStr(""),
        description="le chemin du fichier JSON de la clé du compte qui écrit dans la feuille, ou son contenu",
    )
    annotate: bool = Field(
        False, description="« oui » pour tenir l’onglet « À corriger » de la feuille Google, ou « non »"
    )
    database_url: SecretStr = Field(
        SecretStr(""),
        validation_alias=AliasChoices("DATABASE_URL", "REFLEXES_DATABASE_URL", "database_url"),
        description="une base, comme postgresql://… ou sqlite:///var/history.db",
    )
    vanished_after: float = Field(
        2.0,
        ge=0,
        le=10_080,
        description="un nombre de minutes, comme 2, avant de croire qu’un onglet s’est vidé (0 : aussitôt)",
    )

    address: Annotated[str, AfterValidator(public_address)] = Field(
        "", description="l’adresse publique du tableau de bord, comme https://reflexes.exemple.fr"
    )
    frame_ancestors: Annotated[str, AfterValidator(frame_sources)] = Field(
        "'self'", description="self, none, ou les sites qui peuvent l’encadrer, comme https://www.exemple.fr"
    )
    static_copy: Annotated[str, AfterValidator(copy_address)] = Field(
        "", description="l’adresse de la copie statique, comme https://exemple.fr/copie/, ou copie/ sur ce même site"
    )

    @field_validator("audience", mode="before")
    @classmethod
    def _forgive_the_accent(cls, value: Any) -> Any:
        return value.strip().lower().replace("é", "e") if isinstance(value, str) else value

    @field_validator("vanished_after", mode="before")
    @classmethod
    def _forgive_the_comma(cls, value: Any) -> Any:
        return value.strip().replace(",", ".") if isinstance(value, str) else value

    @field_validator("annotate", "guard", mode="before")
    @classmethod
    def _read_french_yes(cls, value: Any) -> Any:
        return {"oui": True, "non": False}.get(value.strip().lower(), value) if isinstance(value, str) else value

    @field_validator("allowed", mode="before")
    @classmethod
    def _read_the_list(cls, value: Any) -> Any:
        return read_allowed(value) if isinstance(value, str | list) else value

    @field_validator("google_key", "google_writer_key", mode="before")
    @classmethod
    def _accept_a_table(cls, value: Any) -> Any:
        return json.dumps(dict(value)) if isinstance(value, Mapping) else value

    @field_validator("date", mode="before")
    @classmethod
    def _read_french_date(cls, value: Any) -> Any:
        if not isinstance(value, str) or not value.strip():
            return value or None
        when = read_fuzzy_date(value, dt.date.today().year)
        if when is None or when.earliest is None or when.earliest != when.latest:
            raise ValueError("date")
        return when.earliest

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings


def read_settings(secrets: Path = SECRETS) -> Settings:
    """The settings of this process. Raises ``SettingProblem`` with a French remedy when one cannot be used."""
    try:
        return Settings(**_read_secrets(secrets))
    except ValidationError as error:
        names = [str(fault["loc"][0]) for fault in error.errors()]
        raise SettingProblem(_sentence(names), _remedy(names)) from None


def _read_secrets(secrets: Path) -> dict[str, Any]:
    if not secrets.is_file():
        return {}
    try:
        table = tomllib.loads(secrets.read_text("utf-8")).get(_TABLE, {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingProblem(
            "Le fichier .streamlit/secrets.toml ne se lit pas.",
            'Vérifiez que chaque ligne a la forme clé = "valeur" et qu’aucun guillemet ne manque.',
        ) from error
    return dict(table)


def _sentence(names: list[str]) -> str:
    if len(names) == 1:
        return f"Le réglage « {names[0]} » ne peut pas être utilisé."
    return f"Les réglages {join_french(f'« {name} »' for name in names)} ne peuvent pas être utilisés."


def _remedy(names: list[str]) -> str:
    fields = Settings.model_fields
    known = [f"{name} attend {fields[name].description}" for name in names if name in fields]
    unknown = [f"{name} n’existe pas : retirez-le" for name in names if name not in fields]
    return f"Dans l’environnement (REFLEXES_…) ou dans .streamlit/secrets.toml : {' ; '.join([*known, *unknown])}."


def google_key(settings: Settings) -> dict[str, str]:
    """The reading account's key. Raises ``SettingProblem`` when it is absent or is not one."""
    return _read_key(
        settings.google_key,
        "La clé du compte de service Google n’est pas lisible.",
        "Donnez dans REFLEXES_GOOGLE_KEY le chemin du fichier JSON téléchargé depuis la console Google Cloud.",
    )


def google_writer_key(settings: Settings) -> dict[str, str]:
    """The key of the account that writes. Raises ``SettingProblem``."""
    return _read_key(
        settings.google_writer_key,
        "La clé du compte qui écrit dans la feuille n’est pas lisible.",
        "Donnez dans REFLEXES_GOOGLE_WRITER_KEY le chemin de son fichier JSON : pas celui du compte qui lit.",
    )


def _read_key(key: SecretStr, what: str, remedy: str) -> dict[str, str]:
    typed = key.get_secret_value().strip()
    try:
        text = typed if typed.startswith("{") else Path(typed).expanduser().read_text("utf-8")
        read = json.loads(text)
    except (OSError, ValueError):
        read = None
    if not isinstance(read, dict):
        raise SettingProblem(what, remedy)
    return {str(name): str(value) for name, value in read.items()}


def reference_day(settings: Settings, reference: Any) -> dt.date:
    """The day held for today: the setting, else the project's reference date, else today."""
    if settings.date is not None:
        return settings.date
    if reference is not None and reference.latest is not None:
        return dt.date(reference.latest.year, reference.latest.month, reference.latest.day)
    return dt.date.today()
