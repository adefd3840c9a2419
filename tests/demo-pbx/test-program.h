/* test-program.h: the built program, started for a test and asked over the wire
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct
{
  GSubprocess *process;
  GDataInputStream *output;
  SoupSession *session;
  char *base;
  char *token;
  char *fingerprint;
} TestProgram;

TestProgram *test_program_new (const char *option, ...) G_GNUC_NULL_TERMINATED;
void test_program_free (TestProgram *self);
char *test_program_tell (TestProgram *self, const char *command);
void test_program_sign_in (TestProgram *self);
SoupMessage *
test_program_new_message (TestProgram *self, const char *method, const char *path, const char *body);
guint
test_program_ask (TestProgram *self, const char *method, const char *path, const char *body, char **answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestProgram, test_program_free)

G_END_DECLS
