"""The composition root: settings in, an installation out. The only file that knows all rooms."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.protocols import BgManagerFactory

from bot.acquaintances import Acquaintances
from bot.app import App
from bot.clock import SystemClock
from bot.committer import Committer
from bot.conversation import build_dispatcher
from bot.errors import ErrorAnswers
from bot.fsm import TurnStorage
from bot.inbox import Intake
from bot.membership import Membership
from bot.middlewares import Introduction
from bot.owners import TopicOwners
from bot.pace import RatePlan
from bot.place import Place
from bot.postman import Letterbox, Postman, open_bot
from bot.renderer import DESK_LANGUAGE, LetterTexts
from bot.session import Manners
from bot.settings import Settings
from bot.topics import StaffGroup
from dialogs.states import open_menu
from dialogs.texts import Texts
from offers.county import County
from offers.matching import Vocabulary
from offers.services import Services, build_services
from storage.dialog_states import DialogStates
from storage.engine import PASSING_ERRORS, Database
from storage.inbox import Inbox
from storage.unit_of_work import Committed


@asynccontextmanager
async def build(
    settings: Settings, county: County, *, plan: RatePlan | None = None
) -> AsyncIterator[App]:
    """Put an installation together and take it apart again. Needs token and staff group set.

    plan: another rate plan than Telegram's, for measuring.
    """
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    vocabulary = await asyncio.to_thread(Vocabulary.load)
    async with AsyncExitStack() as stack:
        database = Database(settings.database)
        stack.push_async_callback(database.close)
        bot = await stack.enter_async_context(open_conversation(token, settings.telegram_api_base))
        line = await stack.enter_async_context(open_bot(token, settings.telegram_api_base))
        assembly = Assembly(
            settings,
            database=database,
            services=build_services(database.begin, SystemClock(), county, vocabulary),
            bot=bot,
            plan=plan or RatePlan(),
        )
        yield assembly.app(line)


def open_conversation(token: str, api_base: str) -> Bot:
    """Return aiogram's side of the bot: the conversation with whoever pressed or typed."""
    return Bot(
        token,
        session=AiohttpSession(api=TelegramAPIServer.from_base(api_base)),
        default=DefaultBotProperties(parse_mode=ParseMode.HTML),
    )


class Assembly:
    """What listens to whom, and what is handed to whom."""

    def __init__(
        self,
        settings: Settings,
        *,
        database: Database,
        services: Services,
        bot: Bot,
        plan: RatePlan,
    ) -> None:
        self._settings = settings
        self._database = database
        self._services = services
        self._bot = bot
        self._plan = plan
        self._group = StaffGroup(settings.staff_chat_id or 0)
        self._texts = Texts.load()
        self._inbox = Inbox(database)
        self._acquaintances = Acquaintances(
            find=services.reception.find, meet=services.reception.meet
        )
        bot.session.middleware(Manners(plan, is_silent=self._acquaintances.is_silent))

    def app(self, line: Letterbox) -> App:
        """Return the installation. line: the postman's own way to Telegram."""
        intake, dialogs = self._receiving()
        postman = self._sending(line, intake, dialogs)

        def on_commit(committed: Committed) -> None:
            self._acquaintances.on_committed(committed)
            if committed.letters:
                postman.wake()

        self._database.listeners.append(on_commit)
        return App(
            settings=self._settings,
            services=self._services,
            texts=self._texts,
            bot=self._bot,
            inbox=self._inbox,
            intake=intake,
            postman=postman,
        )

    def _receiving(self) -> tuple[Intake, BgManagerFactory]:
        errors = ErrorAnswers(passing=PASSING_ERRORS, menu=_show_menu)
        committer = Committer(self._inbox, passing=PASSING_ERRORS)
        states = TurnStorage(DialogStates(self._database), committer)
        dispatcher, dialogs = build_dispatcher(
            storage=states,
            introduction=Introduction(
                self._acquaintances, say_in=self._texts.say, services=self._services
            ),
            acquaintances=self._acquaintances,
            membership=Membership(self._bot, self._group),
            errors=errors,
        )
        intake = Intake(
            bot=self._bot,
            dispatcher=dispatcher,
            inbox=self._inbox,
            committer=committer,
            states=states,
            errors=errors,
            find_person=TopicOwners(self._services.desk).address,
        )
        return intake, dialogs

    def _sending(self, line: Letterbox, intake: Intake, dialogs: BgManagerFactory) -> Postman:
        place = Place(self._bot, dialogs, self._acquaintances)
        services = self._services

        async def show_place(chat_id: int) -> None:
            await intake.in_lane(str(chat_id), lambda: place.show(chat_id))

        return Postman(
            line,
            self._database.begin,
            services.clock,
            self._plan,
            LetterTexts(self._texts, services.search, services.county, services.clock),
            group=self._group,
            show_place=show_place,
            language=DESK_LANGUAGE,
        )


async def _show_menu(manager: DialogManager) -> None:
    manager.show_mode = ShowMode.SEND
    await open_menu(manager)
