// Settings as options of a command.

import { type Command, Option } from 'commander'
import { type Flags, SETTINGS, type SettingName, SWITCHES } from './config.ts'

/** Adds an option for each setting that has a flag. */
export function addSettings(command: Command, names: readonly SettingName[]): Command {
  for (const name of names) {
    const { flag, placeholder, description, variable, byDefault } = SETTINGS[name]
    if (flag === null) continue
    const isSwitch = SWITCHES.includes(name)
    const note = byDefault === null ? variable : `${variable}, default ${byDefault}`
    command.addOption(new Option(isSwitch ? flag : `${flag} <${placeholder}>`, `${description} (${note})`))
  }
  return command
}

/** The given ones of a command's parsed options. */
export function flagsOf(options: Readonly<Record<string, unknown>>): Flags {
  const flags: Partial<Record<SettingName, string>> = {}
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const { flag } = SETTINGS[name]
    if (flag === null) continue
    const value = options[new Option(flag).attributeName()]
    if (value !== undefined) flags[name] = String(value)
  }
  return flags
}
