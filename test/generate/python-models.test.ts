import { describe, expect, it } from 'vitest';
import { pythonTarget } from '../../scripts/generate/python/index.ts';

/** What the generator writes of a contract's structures, each imported by a line. */
const models = (lines: string): string =>
  `import typing as _typing\n\nif _typing.TYPE_CHECKING:\n    # import models into model package\n${lines}\nelse:\n    pass\n`;

const input = {
  contract: { openapi: '3.0.3', info: { title: 'Kites', version: '1' }, paths: {} },
  service: 'kites',
  packages: {},
} as unknown as Parameters<typeof pythonTarget.keep>[2];

describe('the models of a Python client', () => {
  it.each([
    ['no structure', '    ', '    pass\nelse:'],
    ['a structure', '    from kites.models.kite import Kite', '    from kites.models.kite import Kite as Kite\nelse:'],
  ])('are a module that Python reads with %s', (_, lines, expected) => {
    const [file] = [pythonTarget.keep('kites/models/__init__.py', models(lines), input) ?? []].flat();
    expect(file?.content).toContain(expected);
    expect(file?.content.match(/^ {4}pass$/gm)).toHaveLength(lines.trim() === '' ? 2 : 1);
  });

  it.each([
    [
      'a text',
      'name: Optional[str] = Field(default=None, description="Its name")',
      'name: Optional[str] = None\n    """Its name"""',
    ],
    [
      'a text, required',
      'name: str = Field(description="Its \\"name\\", (so")',
      'name: str\n    """Its \\"name\\", (so"""',
    ],
    [
      'another name',
      'at: str = Field(description="When, alias=\\"x\\"", alias="madeAt")',
      'at: str = Field(validation_alias="madeAt", serialization_alias="madeAt")\n    """When, alias=\\"x\\""""',
    ],
    [
      'a name that pydantic has',
      'var_copy: Optional[str] = Field(default=None, validation_alias=AliasChoices("copy", "var_copy"), serialization_alias="copy")',
      'var_copy: Optional[str] = Field(default=None, validation_alias=AliasChoices("copy", "var_copy"), serialization_alias="copy")',
    ],
    [
      'a limit',
      'sizes: List[int] = Field(min_length=1, description="Sizes")',
      'sizes: List[int] = Field(min_length=1)\n    """Sizes"""',
    ],
    ['nothing', 'name: Optional[str] = None', 'name: Optional[str] = None'],
  ])('have fields with %s', (_, field, expected) => {
    const model = `from kites._runtime.model import Model\n\n\nclass Kite(Model):\n    """Kite"""\n\n    ${field}\n`;
    const [file] = [pythonTarget.keep('kites/models/kite.py', model, input) ?? []].flat();
    expect(file?.content.split('"""Kite"""\n\n    ')[1]).toBe(`${expected}\n`);
  });

  it('import what they use once, and what they need in turn below', () => {
    const model = `from __future__ import annotations

from pydantic import Field, StrictStr
from typing import List, Optional
from kites.models.kite import Kite
from typing import ClassVar, Optional

from kites._runtime.model import Model


class String(Model):
    """List of Field and ClassVar"""

    name: Optional[StrictStr] = None
    kite: Optional[Kite] = None

from kites.models.tail import Tail
String.model_rebuild(raise_errors=False)
`;
    const [file] = [pythonTarget.keep('kites/models/string.py', `${model}tails: List[Tail]\n`, input) ?? []].flat();
    expect(file?.content).toBe(`from __future__ import annotations

from typing import List, Optional

from kites._runtime.model import Model
from kites.models.kite import Kite


class String(Model):
    """List of Field and ClassVar"""

    name: Optional[str] = None
    kite: Optional[Kite] = None

from kites.models.tail import Tail
String.model_rebuild(raise_errors=False)
tails: List[Tail]
`);
  });
});

describe('the calls of a Python client', () => {
  const call = (name: string, result: string): string => `    @validate_call
    def ${name}(
        self,
        id: Annotated[StrictStr, Field(description="Its id (of a kite)")],
        size: Optional[StrictInt] = None,
        _request_timeout: Union[
            None,
            Annotated[StrictFloat, Field(gt=0)],
            Tuple[
                Annotated[StrictFloat, Field(gt=0)],
                Annotated[StrictFloat, Field(gt=0)]
            ]
        ] = None,
        _request_auth: Optional[Dict[StrictStr, Any]] = None,
        _content_type: Optional[StrictStr] = None,
        _host_index: Annotated[StrictInt, Field(ge=0, le=0)] = 0,
    ) -> ${result}:
        """Showing a kite

        :param id: Its id (of a kite) (required)
        :type id: str
        :param size:
        :type size: int
        :return: Returns the result object.
        """ # noqa: E501

        _param = self._serialize(
            id=id,
            _request_auth=_request_auth,
            _content_type=_content_type,
            _host_index=_host_index
        )
`;

  it('say each thing once, and ask for nothing that is not heeded', () => {
    const api = `class OperationsApi:\n${call('show_kite', 'Kite')}\n\n${call('show_kite_with_http_info', 'ApiResponse[Kite]')}`;
    const [file] = [pythonTarget.keep('kites/api/operations_api.py', api, input) ?? []].flat();
    const own = (name: string, result: string, doc: string): string => `    @checked_call
    def ${name}(
        self,
        id: StrictStr,
        size: Optional[StrictInt] = None,
        _request_timeout: RequestTimeout = None,
        _content_type: Optional[StrictStr] = None,
    ) -> ${result}:
        """${doc}""" # noqa: E501

        _param = self._serialize(
            id=id,
            _content_type=_content_type,
        )
`;
    const shown = 'Showing a kite\n\n        :param id: Its id (of a kite)\n        ';
    const other = 'As ``show_kite``, with the status and the headers of the answer.';
    expect(file?.content.slice(file.content.indexOf('    @'))).toBe(
      `${own('show_kite', 'Kite', shown)}\n\n${own('show_kite_with_http_info', 'ApiResponse[Kite]', other)}`,
    );
  });
});
