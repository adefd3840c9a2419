/* demo-tokens.h: who is signed in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DemoTokens DemoTokens;

DemoTokens *demo_tokens_new (guint lifetime);
void demo_tokens_free (DemoTokens *self);
const char *demo_tokens_issue (DemoTokens *self);
gboolean demo_tokens_use (DemoTokens *self, const char *token);
void demo_tokens_expire (DemoTokens *self);

G_END_DECLS
