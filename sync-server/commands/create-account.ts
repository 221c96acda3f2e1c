/** `npm run create-account -- --email ana@example.org --name "Ana Suárez" --role coordination --organization SCyMI [--plan ID]`, or `-- --email ana@example.org --new-access` for a password that is lost. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { roles } from '../../src/domain/membership';
import { readConfig, type Config } from '../config';
import { openContainer } from '../container';
import { DataRefusal, endOf } from '../database/data-refusal';
import { invitePerson, type InviteRefusal } from '../invite-person';

const usage = `npm run create-account -- --email E-MAIL --name "NAME" --role ${roles.join('|')} --organization ID-OR-ACRONYM [--plan ID]\nnpm run create-account -- --email E-MAIL --new-access`;
const said = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const personSchema = v.strictObject({ email: v.pipe(said, v.email()), name: said, role: v.picklist(roles), organization: said, plan: v.exactOptional(said) });
const text = { type: 'string' } as const;

const whyNot = (refusal: InviteRefusal): string =>
  refusal.kind === 'no-such-plan'
    ? `There is no such plan. Plans: ${refusal.plans.join(', ') || 'none; bring one in with npm run import-plan'}.`
    : `There is no such organization. Organizations: ${refusal.organizations.join(', ') || 'none'}.`;

const newAccess = async (email: string, config: Config): Promise<number> => {
  const container = await openContainer({ config: { ...config, demo: false } });
  try {
    const made = await container.accounts.newAccessFor(email);
    if (!made) return say('Nobody who has a place in a plan has an account with this e-mail.');
    console.log(`A new password is set within 72 hours, once, at:\n${linkTo(config, made.token)}\nEverything that was signed in ends then.`);
    return 0;
  } finally {
    await container.close();
  }
};

const linkTo = ({ publicUrl, port }: Config, token: string): string => `${publicUrl ?? `http://localhost:${port}`}/app/invitation#${token}`;

const run = async (): Promise<number> => {
  const config = readConfig(process.env);
  if (!config.accepted) return say(['This configuration cannot be used:', ...config.refusal].join('\n  '));
  const { values } = parseArgs({ options: { email: text, name: text, role: text, organization: text, plan: text, 'new-access': { type: 'boolean' } }, strict: true });
  if (values['new-access'] && values.email !== undefined) return newAccess(values.email, config.value);
  const person = v.safeParse(personSchema, values);
  if (!person.success) return say(`Missing or wrong: ${[...new Set(person.issues.map((issue) => `--${v.getDotPath(issue)}`))].join(', ')}\n${usage}`);

  const container = await openContainer({ config: { ...config.value, demo: false } });
  try {
    const invited = await invitePerson(container, person.output);
    if (!invited.accepted) return say(whyNot(invited.refusal));
    console.log(`${person.output.name} comes in within 72 hours, once, at:\n${linkTo(config.value, invited.value.token)}`);
    return 0;
  } finally {
    await container.close();
  }
};

const say = (trouble: string, code = 2): number => {
  console.error(trouble);
  return code;
};

process.exitCode = await run().catch((error: unknown) => {
  const { text, exitCode } = endOf(error);
  if (error instanceof DataRefusal) return say(text, exitCode);
  return say(`${text}\n${usage}`);
});
