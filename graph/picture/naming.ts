// Names that are safe to show without knowing who looks: keys, masked where they are personal, and no other property.

import { maskText } from '../model/mask.ts'
import type { Model } from '../model/registry.ts'
import type { Locale } from '../model/texts.ts'
import type { Naming } from './picture.ts'

export function keyNaming(model: Model, locale: Locale): Naming {
  return {
    locale,
    key: ({ label, key }) => {
      const node = model.nodes.get(label)
      const mask = node?.properties.get(node.key)?.mask ?? null
      return mask === null ? key : maskText(mask, key)
    },
    name: () => null,
  }
}
