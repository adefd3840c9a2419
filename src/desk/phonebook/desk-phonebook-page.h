/* desk-phonebook-page.h: the phonebook of the PBX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-list-page.h"

G_BEGIN_DECLS

#define DESK_TYPE_PHONEBOOK_PAGE (desk_phonebook_page_get_type ())

G_DECLARE_FINAL_TYPE (DeskPhonebookPage, desk_phonebook_page, DESK, PHONEBOOK_PAGE, DeskListPage)

G_END_DECLS
