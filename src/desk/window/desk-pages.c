/* desk-pages.c: which pages the window has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-pages.h"

#include "desk-calls-page.h"
#include "desk-extensions-page.h"
#include "desk-forwarding-page.h"
#include "desk-phonebook-page.h"
#include "desk-recordings-page.h"
#include "desk-reference-page.h"
#include "desk-system-page.h"
#include "desk-wakeups-page.h"

typedef GType (*DeskPageTypeFunc) (void);

/* The one place that names the pages. The sidebar, the keys and the settings follow from it. */
static const DeskPageTypeFunc page_types[] = {
  desk_phonebook_page_get_type,  desk_wakeups_page_get_type,    desk_calls_page_get_type,
  desk_recordings_page_get_type, desk_extensions_page_get_type, desk_forwarding_page_get_type,
  desk_system_page_get_type,     desk_reference_page_get_type,  NULL,
};

/**
 * desk_pages_create:
 * @session: the device that the pages show
 *
 * Makes one of each page, sorted by group.
 *
 * Returns: (transfer full) (element-type DeskPage): the pages
 */
GPtrArray *
desk_pages_create (DeskSession *session)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; page_types[i] != NULL; i++)
    g_ptr_array_add (pages, g_object_ref_sink (g_object_new (page_types[i](), "session", session, NULL)));

  return pages;
}
