/* demo-office.h: the people of the office and everything that is configured for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-extension.h"
#include "demo-forwards.h"
#include "demo-phonebook.h"
#include "demo-trunks.h"
#include "demo-types.h"
#include "demo-wakeups.h"

G_BEGIN_DECLS

/* What differs between devices of one model. */
typedef struct
{
  gboolean wakeups_paged; /* the wake-up list comes in the page envelope */
  gboolean forward_bools; /* `enable` of a forward must be true/false, 0/1 is refused */
} DemoHabits;

DemoOffice *demo_office_new (DemoClock *clock, guint64 seed, guint n_extensions, guint n_contacts);
void demo_office_free (DemoOffice *self);
DemoHabits *demo_office_get_habits (DemoOffice *self);

GPtrArray *demo_office_get_extensions (DemoOffice *self);
DemoExtension *demo_office_find_extension (DemoOffice *self, const char *exten);
gboolean demo_office_add_extension (DemoOffice *self, DemoExtension *extension, GError **error);
gboolean demo_office_remove_extension (DemoOffice *self, const char *exten);
char *demo_office_make_free_number (DemoOffice *self);
gboolean demo_office_set_phones (DemoOffice *self, const char *exten, guint n_phones);

gboolean demo_office_is_analog (const char *exten);
JsonArray *demo_office_list_numbers (DemoOffice *self, gboolean for_forwards);

DemoForwards *demo_office_get_forwards (DemoOffice *self);
DemoPhonebook *demo_office_get_phonebook (DemoOffice *self);
DemoTrunks *demo_office_get_trunks (DemoOffice *self);
DemoWakeups *demo_office_get_wakeups (DemoOffice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoOffice, demo_office_free)

G_END_DECLS
