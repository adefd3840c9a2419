/* desk-pages.h: which pages the window has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "desk-page.h"

G_BEGIN_DECLS

GPtrArray *desk_pages_create (DeskSession *session);

G_END_DECLS
