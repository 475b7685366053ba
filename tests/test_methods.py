"""Methods: a target in the same class, in a base class, elsewhere; constructors; classmethods and staticmethods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import pytest

from deprecate import deprecated, get_deprecation_config, registry, void
from helpers import recorded, refused_class, this_line


class HttpClient:
    """A base class that replaces its subclass."""

    def __init__(self, c, d="abc"):
        self.my_c, self.my_d = c, d

    def send(self, data):
        return ("sent", data)

    @classmethod
    def connect(cls, c):
        return cls(c)

    @staticmethod
    def parse(text):
        return text.split()


def test_method_is_forwarded_to_another_method_of_its_class():
    """The target receives the same instance, and the warning points at the call."""

    class Service:
        factor = 2

        def execute(self, job):
            return job * self.factor

        @deprecated(target=execute, deprecated_in="1.0")
        def run(self, job):
            return void(job)

    with recorded() as caught:
        line = this_line() + 1
        assert Service().run(5) == 10
        assert Service().run(job=6) == 12
    assert [(found.filename, found.lineno) for found in caught] == [(__file__, line)]


def test_override_of_the_new_method_is_honoured():
    """A subclass that overrides the new method is found through the old name."""

    class Service:
        def execute(self, job):
            return job

        @deprecated(target=execute, deprecated_in="1.0", num_warns=0)
        def run(self, job):
            return void(job)

    class Loud(Service):
        def execute(self, job):
            return super().execute(job).upper()

    assert Loud().run("go") == "GO"
    assert Service().run("go") == "go"


def test_override_of_the_old_method_may_call_super():
    """A subclass that still overrides the old name reaches the new method through `super()`."""

    class Service:
        def execute(self, job):
            return [job]

        @deprecated(target=execute, deprecated_in="1.0", num_warns=0)
        def run(self, job):
            return void(job)

    class Old(Service):
        def run(self, job):
            return [*super().run(job), "ran"]

    assert Old().run(1) == [1, "ran"]


def test_method_with_renamed_arguments():
    """Mapping and extra arguments work for methods, the instance is left alone."""

    class Service:
        def execute(self, task, retries, *, dry=False):
            return task, retries, dry

        @deprecated(target=execute, args_mapping={"job": "task"}, args_extra={"dry": True}, num_warns=0)
        def run(self, job, retries=3):
            return void(job, retries)

    assert Service().run(1) == (1, 3, True)
    assert Service().run(retries=2, job=1) == (1, 2, True)


def test_instance_by_another_name():
    """What the first parameter is called does not matter."""

    class Service:
        def execute(this, job):  # noqa: N805 - the unusual name is the point
            return this, job

        @deprecated(target=execute, num_warns=0)
        def run(me, job):  # noqa: N805 - the unusual name is the point
            return void(job)

    service = Service()
    assert service.run(1) == (service, 1)


def test_method_that_is_named_by_its_class_is_called_as_it_is():
    """`Base.method` written out means that very method: an override does not replace it."""

    class Client(HttpClient):
        @deprecated(target=HttpClient.send, deprecated_in="1.0", num_warns=0)
        def post(self, data):
            return void(data)

        def send(self, data):
            return ("overridden", data)

    assert Client(1).post("x") == ("sent", "x")


def test_method_of_a_base_class():
    """A subclass method may be forwarded to a method of a base class."""

    class Client(HttpClient):
        @deprecated(target=HttpClient.send, deprecated_in="1.0")
        def post(self, data):
            return void(data)

    with pytest.warns(FutureWarning, match=r"`Client.post` .* in favor of `.*\.HttpClient.send`"):
        assert Client(1).post("x") == ("sent", "x")


def test_method_of_an_unrelated_class_is_refused():
    """An instance would lack what the target needs: the class statement fails, and says how to go on."""
    with refused_class(r"method of `HttpClient`: `.*Other` does not derive from it"):

        class Other:
            @deprecated(target=HttpClient.send, deprecated_in="1.0")
            def post(self, data):
                return void(data)


def test_check_of_the_bases_leaves_no_trace():
    """Nothing of the check stays in the class."""

    class Client(HttpClient):
        @deprecated(target=HttpClient.send)
        def post(self, data):
            return void(data)

    assert {name for name in vars(Client) if "deprecate" in name} == set()


def test_static_source_may_have_any_target():
    """A staticmethod gives no instance away, so a method of any class may take its arguments."""

    class Other:
        @deprecated(target=HttpClient.send, deprecated_in="1.0", num_warns=0)
        @staticmethod
        def post(self, data):  # noqa: PLW0211 - the receiver is an argument here
            return void(self, data)

    assert Other.post(HttpClient(1), "x") == ("sent", "x")


def test_function_outside_of_the_class():
    """A module-level function as target of a method receives the instance by name."""

    def run_job(service, job):
        return service, job

    class Service:
        @deprecated(target=run_job, args_mapping={"self": "service"}, num_warns=0)
        def run(self, job):
            return void(job)

    service = Service()
    assert service.run(1) == (service, 1)


@pytest.mark.parametrize("forwarding", [False, True])
@pytest.mark.parametrize("above", [False, True])
def test_classmethod_in_either_order(above, forwarding):
    """Above or below `@classmethod`, the method stays a classmethod that warns when it is called."""

    class Service:
        @classmethod
        def create(cls, name):
            return cls, name

        mark = deprecated(deprecated_in="1.0", **({"target": create} if forwarding else {}))

        def make(cls, name):  # noqa: N805 - it becomes a classmethod on the next line
            return cls, name

        make = mark(classmethod(make)) if above else classmethod(mark(make))
        del mark

    class Child(Service):
        pass

    with recorded() as caught:
        assert Service.make("a") == (Service, "a")
        assert Child.make("b") == (Child, "b")
        assert Child().make("c") == (Child, "c")
    assert len(caught) == 1
    assert isinstance(vars(Service)["make"], classmethod)


@pytest.mark.parametrize("above", [False, True])
def test_staticmethod_in_either_order(above):
    """Above or below `@staticmethod`, the method stays a staticmethod that warns when it is called."""

    class Service:
        @staticmethod
        def parse(text):
            return text.split()

        mark = deprecated(target=parse, deprecated_in="1.0")

        def read(text):  # noqa: N805 - no receiver, it is static
            return void(text)

        read = mark(staticmethod(read)) if above else staticmethod(mark(read))
        del mark

    with recorded() as caught:
        assert Service.read("a b") == ["a", "b"]
        assert Service().read("c d") == ["c", "d"]
    assert len(caught) == 1
    assert isinstance(vars(Service)["read"], staticmethod)


def test_classmethod_that_is_overridden():
    """A classmethod of the same class is looked up on the class of the call."""

    class Service:
        @classmethod
        def create(cls):
            return "base"

        @deprecated(target=create, num_warns=0)
        @classmethod
        def make(cls):
            return void(cls)

    class Child(Service):
        @classmethod
        def create(cls):
            return "child"

    assert (Service.make(), Child.make(), Child().make()) == ("base", "child", "child")


def test_static_target_is_captured():
    """A staticmethod of the class body is the function inside it, for methods and staticmethods alike."""

    class Service:
        @staticmethod
        def parse(text):
            return text.split()

        @deprecated(target=parse, num_warns=0)
        def read(self, text):
            return void(text)

    assert Service().read("a b") == ["a", "b"]


def test_classmethod_target_of_an_instance_method():
    """An instance method may be forwarded to a classmethod of its class."""

    class Service:
        @classmethod
        def create(cls, name):
            return cls, name

        @deprecated(target=create, num_warns=0)
        def clone(self, name):
            return void(name)

    class Child(Service):
        pass

    assert Child().clone("x") == (Child, "x")


def test_classmethod_cannot_reach_an_instance_method():
    """A classmethod has no instance to give away."""
    with pytest.raises(TypeError, match="needs an instance"):

        class Service:
            def execute(self):
                return 1

            @deprecated(target=execute)
            @classmethod
            def run(cls):
                return void(cls)


@pytest.mark.parametrize(("name", "expected"), [("connect", HttpClient), ("parse", list)])
def test_class_and_static_methods_of_a_base(name, expected):
    """What `Base.name` gives for a classmethod or a staticmethod is called as it is."""

    class Client(HttpClient):
        @deprecated(target=getattr(HttpClient, name), args_mapping={"text": "c"} if name == "connect" else None)
        def old(self, text):
            return void(text)

    with pytest.warns(FutureWarning):
        assert type(Client(1).old("x")) is expected


def test_constructor_forwards_to_the_parent():
    """`__init__` with the parent as target initialises the instance, which keeps its class; the text names both."""

    class Client(HttpClient):
        @deprecated(target=HttpClient, deprecated_in="0.2", remove_in="0.4")
        def __init__(self, c, d="efg"):
            void(c, d)

    with recorded() as caught:
        line = this_line() + 1
        client = Client(7)
    assert (client.my_c, client.my_d, type(client)) == (7, "efg", Client)
    assert (caught[0].filename, caught[0].lineno) == (__file__, line)
    assert str(caught[0].message) == (
        f"The `Client` was deprecated since v0.2 in favor of `{__name__}.HttpClient`. It will be removed in v0.4."
    )


def test_constructor_is_named_by_its_class_in_the_mapping():
    """Arguments of a constructor may be renamed and dropped."""

    class Client(HttpClient):
        @deprecated(target=HttpClient, args_mapping={"host": "c", "port": None}, num_warns=0)
        def __init__(self, host, port=80):
            void(host, port)

    client = Client("x", 81)
    assert (client.my_c, client.my_d) == ("x", "abc")


def test_constructor_that_forwards_to_an_unrelated_class_is_refused():
    """The instance would not become one of the other class."""
    with refused_class("does not derive"):

        class Client:
            @deprecated(target=HttpClient)
            def __init__(self, c, d="efg"):
                void(c, d)


def test_constructor_that_warns_only():
    """A class may be announced as deprecated through its constructor."""

    class Client(HttpClient):
        @deprecated("Use HttpClient.")
        def __init__(self, c):
            super().__init__(c, d="own")

    with pytest.warns(FutureWarning, match="^Use HttpClient"):
        assert Client(1).my_d == "own"


def test_constructor_of_a_dataclass():
    """The generated `__init__` of a dataclass can be a target."""

    @dataclass
    class Point:
        x: int
        y: int = 0

    class OldPoint(Point):
        @deprecated(target=Point, num_warns=0)
        def __init__(self, x, y=5):
            void(x, y)

    assert OldPoint(1) == OldPoint(1, 5)
    assert (OldPoint(1).x, OldPoint(1).y) == (1, 5)


def test_special_methods():
    """A special method warns where its operator is used."""

    class Vector:
        def __init__(self, x):
            self.x = x

        def dot(self, other):
            return self.x * other.x

        @deprecated(target=dot)
        def __mul__(self, other):
            return void(other)

        @deprecated("Use x.")
        def __len__(self):
            return self.x

    with recorded() as caught:
        line = this_line() + 1
        assert Vector(2) * Vector(3) == 6
        assert len(Vector(4)) == 4
    assert [found.lineno for found in caught] == [line, line + 1]


def test_private_names():
    """A target with a private name is found under the name it has in its class."""

    class Service:
        def __execute(self, job):
            return job

        @deprecated(target=__execute, num_warns=0)
        def run(self, job):
            return void(job)

    class Child(Service):
        pass

    assert Child().run(5) == 5


def test_method_that_is_decorated_after_its_class():
    """The call form works on a class that exists, on a method whose target is another method of it."""

    class Service:
        def execute(self, job):
            return self, job

        def run(self, job):
            return void(job)

    Service.run = deprecated(target=Service.execute, num_warns=0)(Service.run)
    service = Service()
    assert service.run(1) == (service, 1)


def test_slots_and_generic_dataclass():
    """A class that is rebuilt by another decorator keeps its deprecated methods."""

    @dataclass(slots=True)
    class Service:
        factor: int

        def execute(self, job):
            return job * self.factor

        @deprecated(target=execute, num_warns=0)
        def run(self, job):
            return void(job)

    assert Service(3).run(2) == 6


def test_configuration_of_methods():
    """`get_deprecation_config` looks into methods, classmethods and staticmethods, bound or not."""

    class Service:
        @deprecated("a")
        def plain(self):
            return 1

        @deprecated("b")
        @classmethod
        def of_class(cls):
            return 1

        @staticmethod
        @deprecated("c")
        def static():
            return 1

    found = [Service.plain, Service().plain, Service.of_class, vars(Service)["of_class"], vars(Service)["static"]]
    assert [get_deprecation_config(obj).message for obj in found] == ["a", "a", "b", "b", "c"]


def test_decorator_of_the_project():
    """A decorator that calls ours still finds the class body: overrides are honoured, constructors keep their receiver."""

    def gone(**options):
        def decorate(function):
            return deprecated(num_warns=0, **options)(function)

        return decorate

    class Parent:
        def __init__(self, host):
            self.host = host

        def new(self):
            return "parent"

        @gone(target=new)
        def old(self):
            return void()

    class Child(Parent):
        @gone(target=Parent)
        def __init__(self, host):
            void(host)

        def new(self):
            return "child"

    assert (Child("h").old(), Child("h").host, Parent("h").old()) == ("child", "h", "parent")
    assert registry.find(Parent.old).kind == "method"


def test_protocol_as_base():
    """A base that refuses `issubclass` is a base all the same."""

    class Base(Protocol):
        def new(self):
            return 1

    class Shop(Base):
        @deprecated(target=Base.new, num_warns=0)
        def old(self):
            return void()

    assert Shop().old() == 1
